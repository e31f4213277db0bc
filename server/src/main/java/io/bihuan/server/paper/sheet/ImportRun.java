package io.bihuan.server.paper.sheet;

import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.FileCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the rows of one file in. Each row is filed by the very door people use, within a savepoint of its own, so that
 * one refused row leaves its neighbours alone; a mere check does the same and takes it back.
 *
 * <p>What a row became is written in the transaction that files it. A run that was broken off is therefore simply done
 * again: rows it had filed are found, and count as taken by it.
 */
final class ImportRun {

    private static final int BUNCH = 200;

    /** What became of a row. {@code number} is the case's, null unless filed or known. */
    record Outcome(Kind kind, @Nullable String number, Map<String, Problem> faults) {}

    /** How it ended. */
    enum Kind {
        TAKEN,
        KNOWN,
        REFUSED,
        /** nothing wrong with it, but nothing was filed because of other rows */
        LEFT
    }

    /** A file that was read, under which job, and what its columns mean. */
    record Source(long importId, ExcelSheet sheet, String sha256, ImportColumns columns) {}

    private final long importId;
    private final ExcelSheet sheet;
    private final String sha256;
    private final ImportColumns columns;
    private final RowReader reader;
    private final Function<FileCase, CaseRef> filing;
    private final ImportStore store;
    private final TransactionTemplate whole;
    private final TransactionTemplate savepoint;
    private final IntConsumer progress;

    /**
     * Prepares a run.
     *
     * @param filing files one case in the caller's transaction
     * @param progress told, outside every transaction that files something for good, how many rows are done
     */
    ImportRun(
            Source source,
            RowReader reader,
            Function<FileCase, CaseRef> filing,
            ImportStore store,
            PlatformTransactionManager transactions,
            IntConsumer progress) {
        this.importId = source.importId();
        this.sheet = source.sheet();
        this.sha256 = source.sha256();
        this.columns = source.columns();
        this.reader = reader;
        this.filing = filing;
        this.store = store;
        this.whole = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.progress = progress;
    }

    /** Does it, and gives an outcome for every row in order. */
    List<Outcome> run(ImportMode mode) {
        if (mode == ImportMode.GOOD_ROWS) {
            return inBunches(true, progress);
        }
        // All or none goes over the rows twice, and checking them is half of it.
        int passes = mode == ImportMode.ALL_OR_NONE ? 2 : 1;
        List<Outcome> checked = inBunches(false, done -> progress.accept(done / passes));
        if (mode == ImportMode.CHECK) {
            return checked;
        }
        if (checked.stream().anyMatch(outcome -> outcome.kind() == Kind.REFUSED)) {
            return checked.stream().map(ImportRun::left).toList();
        }
        return allOrNone();
    }

    private static Outcome left(Outcome outcome) {
        return outcome.kind() == Kind.TAKEN ? new Outcome(Kind.LEFT, null, Map.of()) : outcome;
    }

    private List<Outcome> inBunches(boolean keep, IntConsumer told) {
        var outcomes = new ArrayList<Outcome>();
        List<ExcelRow> rows = sheet.rows();
        for (int from = 0; from < rows.size(); from += BUNCH) {
            List<ExcelRow> bunch = rows.subList(from, Math.min(from + BUNCH, rows.size()));
            outcomes.addAll(some(bunch, keep));
            told.accept(outcomes.size());
        }
        return outcomes;
    }

    private List<Outcome> some(List<ExcelRow> rows, boolean keep) {
        List<Outcome> outcomes = whole.execute(status -> {
            List<Outcome> each = each(rows);
            if (!keep) {
                status.setRollbackOnly();
            }
            return each;
        });
        return outcomes == null ? List.of() : outcomes;
    }

    /** One transaction: a row that is refused only now takes all others back. */
    private List<Outcome> allOrNone() {
        List<Outcome> outcomes = whole.execute(status -> {
            var each = new ArrayList<Outcome>();
            List<ExcelRow> rows = sheet.rows();
            for (int from = 0; from < rows.size(); from += BUNCH) {
                each.addAll(each(rows.subList(from, Math.min(from + BUNCH, rows.size()))));
                progress.accept((rows.size() + each.size()) / 2);
            }
            if (each.stream().anyMatch(outcome -> outcome.kind() == Kind.REFUSED)) {
                status.setRollbackOnly();
                return each.stream().map(ImportRun::left).toList();
            }
            return each;
        });
        return outcomes == null ? List.of() : outcomes;
    }

    private List<Outcome> each(List<ExcelRow> rows) {
        Map<Integer, ImportStore.Known> known = store.known(
                sha256,
                columns.type().key(),
                rows.stream().map(ExcelRow::number).toList());
        return rows.stream().map(row -> one(row, known.get(row.number()))).toList();
    }

    private Outcome one(ExcelRow row, ImportStore.@Nullable Known known) {
        if (known != null) {
            boolean own = Long.valueOf(importId).equals(known.importId());
            return new Outcome(own ? Kind.TAKEN : Kind.KNOWN, known.number(), Map.of());
        }
        String noted = row.text(columns.caseNumber());
        if (!noted.isEmpty()) {
            return new Outcome(Kind.KNOWN, noted, Map.of());
        }
        String type = columns.type().key();
        RowReader.Read read = reader.read(row);
        FileCase command = read.command();
        if (command == null) {
            var faults = new LinkedHashMap<String, Problem>();
            read.faults().forEach((heading, code) -> faults.put(heading, Problem.invalid(code)));
            return new Outcome(Kind.REFUSED, null, faults);
        }
        try {
            CaseRef filed = savepoint.execute(status -> {
                CaseRef ref = filing.apply(command);
                store.remember(sha256, type, row.number(), ref.number(), importId);
                return ref;
            });
            return new Outcome(Kind.TAKEN, filed == null ? null : filed.number(), Map.of());
        } catch (Problem problem) {
            return new Outcome(Kind.REFUSED, null, faults(problem));
        } catch (DuplicateKeyException e) {
            return new Outcome(Kind.REFUSED, null, Map.of("", Problem.conflict("sheet-row-taken")));
        }
    }

    /** What the ledger refused, by heading; the empty heading stands for the row as a whole. */
    private Map<String, Problem> faults(Problem problem) {
        if (problem.fieldErrors().isEmpty()) {
            return Map.of("", problem);
        }
        var faults = new LinkedHashMap<String, Problem>();
        for (Problem.FieldError error : problem.fieldErrors()) {
            faults.put(
                    heading(error.field()),
                    Problem.invalid(error.code(), error.arguments().toArray()));
        }
        return faults;
    }

    private String heading(String field) {
        if (field.startsWith("fields.")) {
            String key = field.substring("fields.".length());
            return columns.type().fields().stream()
                    .filter(one -> one.key().equals(key))
                    .map(columns::heading)
                    .findFirst()
                    .orElse("");
        }
        return switch (field) {
            case "conditionId" -> columns.heading(ImportColumns.CONDITION);
            case "title", "urgency", "severity", "place", "longitudeDegrees", "latitudeDegrees", "reason" ->
                columns.heading(field);
            default -> "";
        };
    }
}
