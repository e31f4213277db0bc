package io.bihuan.server.ledger.proof;

import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.history.CaseEvent;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.proof.Anchors.Anchor;
import io.bihuan.server.ledger.proof.Standings.ListedFile;
import io.bihuan.server.ledger.proof.Standings.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that the ledger's history is what was written: re-computes every hash, folds every case anew and compares it
 * with its row, re-computes every daily seal, and reads every evidence file.
 */
@Component
public class Verification {

    /**
     * What was found.
     *
     * @param cases chains that were checked
     * @param events steps that were checked
     * @param files evidence files that were read
     * @param anchors the daily seals
     * @param faults everything that does not agree, in the order found; empty when all is intact
     */
    public record Report(long cases, long events, long files, List<Seal> anchors, List<Fault> faults) {

        public Report {
            anchors = List.copyOf(anchors);
            faults = List.copyOf(faults);
        }

        /** Whether everything agrees. */
        public boolean intact() {
            return faults.isEmpty();
        }
    }

    /** A daily seal, its hash in hex. */
    public record Seal(LocalDate day, String hash) {}

    /**
     * One broken link.
     *
     * @param caseNumber which case, null when the fault is not of one
     * @param sequence which step, 0 when the fault is not of one
     * @param code what is wrong: {@code event-hash}, {@code event-link}, {@code event-missing}, {@code case-row},
     *     {@code case-missing}, {@code anchor}, {@code evidence-row}, {@code evidence-file}
     * @param detail a sentence for the reader
     */
    public record Fault(@Nullable String caseNumber, long sequence, String code, String detail) {

        @Override
        public String toString() {
            return code + (caseNumber == null ? "" : " " + caseNumber) + (sequence == 0 ? "" : " step " + sequence)
                    + ": " + detail;
        }
    }

    private static final int BUNCH = 2_000;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Anchors anchors;
    private final EvidenceFiles files;
    private final HistoryReader histories;

    Verification(JdbcClient jdbc, Standings standings, Anchors anchors, EvidenceFiles files, HistoryReader histories) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.anchors = anchors;
        this.files = files;
        this.histories = histories;
    }

    /** The check of a ledger outside the running platform. */
    public static Verification over(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DataSource dataSource,
            EvidenceFiles files,
            LedgerClock clock) {
        return new Verification(
                jdbc,
                new Standings(jdbc),
                new Anchors(jdbc, transactions, clock),
                files,
                new HistoryReader(dataSource));
    }

    /** Checks one case in the caller's scope; empty when there is none. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Report> ofCase(long caseId) {
        Bunch bunch = read(caseId - 1, 1);
        if (bunch.rows().isEmpty() || bunch.rows().getFirst().caseId() != caseId) {
            return Optional.empty();
        }
        var run = new Run();
        run.checkColumns(run.checkHistories(bunch));
        return Optional.of(run.report(seals()));
    }

    /**
     * Checks everything the caller sees; the daily seals can only be judged by whoever sees everything. While one bunch of
     * cases is re-computed, the database already reads the next one.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report everything() {
        var run = new Run();
        try (ExecutorService checker = Executors.newSingleThreadExecutor()) {
            Bunch next = read(0, BUNCH);
            @Nullable Future<List<Long>> checked = null;
            while (!next.rows().isEmpty() || checked != null) {
                List<Long> whole = checked == null ? List.of() : result(checked);
                Bunch now = next;
                checked = now.rows().isEmpty() ? null : checker.submit(() -> run.checkHistories(now));
                run.checkColumns(whole);
                next = now.rows().isEmpty() ? now : read(now.rows().getLast().caseId(), BUNCH);
            }
        }
        run.checkOrphans();
        run.checkAnchors();
        return run.report(seals());
    }

    private static List<Long> result(Future<List<Long>> checked) {
        try {
            return checked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the ledger was verified", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The ledger could not be verified: " + e.getCause(), e);
        }
    }

    /** Some cases with all that belongs to them; their steps still packed. */
    private record Bunch(List<Standing> rows, List<byte[]> steps, Map<Long, List<ListedFile>> files) {}

    private Bunch read(long after, int most) {
        List<Standing> rows = standings.after(after, most);
        if (rows.isEmpty()) {
            return new Bunch(rows, List.of(), Map.of());
        }
        List<Long> ids = rows.stream().map(Standing::caseId).toList();
        return new Bunch(rows, histories.packed(ids.getFirst(), ids.getLast()), standings.files(ids));
    }

    private List<Seal> seals() {
        return anchors.all().stream()
                .map(anchor -> new Seal(anchor.day(), HexFormat.of().formatHex(anchor.hash())))
                .toList();
    }

    /** One checking. */
    private final class Run {

        private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
        private long cases;
        private long events;
        private long fileCount;

        Report report(List<Seal> seals) {
            return new Report(cases, events, fileCount, seals, faults);
        }

        /** Re-computes the histories; gives the cases whose row's facts are what its history adds up to. */
        List<Long> checkHistories(Bunch bunch) {
            Map<Long, List<CaseEvent>> byCase = bunch.steps().stream()
                    .map(HistoryReader::unpacked)
                    .filter(Objects::nonNull)
                    .collect(Collectors.groupingBy(CaseEvent::caseId));
            var whole = new ArrayList<Long>();
            for (Standing row : bunch.rows()) {
                cases++;
                List<CaseEvent> history = byCase.getOrDefault(row.caseId(), List.of());
                @Nullable CaseState folded = fold(row.number(), row.caseId(), history);
                if (folded != null) {
                    if (standsAs(row.number(), folded, row)) {
                        whole.add(row.caseId());
                    }
                    checkEvidence(row.number(), history, bunch.files().getOrDefault(row.caseId(), List.of()));
                }
            }
            return whole;
        }

        /** Compares the other columns of those rows with the row's facts. */
        void checkColumns(List<Long> caseIds) {
            if (!caseIds.isEmpty()) {
                standings.rowsNotTheirFacts(caseIds).forEach(this::caseRow);
            }
        }

        /** The history added up, null when one of its links is broken. */
        private @Nullable CaseState fold(String number, long caseId, List<CaseEvent> history) {
            var state = new CaseState(caseId);
            for (CaseEvent event : history) {
                events++;
                if (!checkEvent(number, state, event)) {
                    return null;
                }
                state.apply(event);
            }
            return state;
        }

        private boolean standsAs(String number, CaseState folded, Standing row) {
            if (folded.sequence() != row.sequence()) {
                fault(
                        number,
                        folded.sequence() + 1,
                        "event-missing",
                        "the case's row speaks of " + row.sequence() + " steps, its history has " + folded.sequence());
                return false;
            }
            if (!folded.stage().equals(row.stage())
                    || !folded.updatedAt().equals(row.updatedAt())
                    || !Arrays.equals(folded.lastHash(), row.lastHash())
                    || !folded.facts().equals(row.facts())) {
                caseRow(number);
                return false;
            }
            return true;
        }

        private void caseRow(String number) {
            fault(number, 0, "case-row", "the case's row is not what its history adds up to");
        }

        private boolean checkEvent(String number, CaseState state, CaseEvent event) {
            if (event.sequence() != state.sequence() + 1) {
                fault(
                        number,
                        state.sequence() + 1,
                        "event-missing",
                        "the step after " + state.sequence() + " is missing, the next found is " + event.sequence());
                return false;
            }
            if (!Arrays.equals(event.previous(), state.lastHash())) {
                fault(number, event.sequence(), "event-link", "the step does not follow the one before it");
                return false;
            }
            if (!Arrays.equals(EventChain.hash(event), event.hash())) {
                fault(
                        number,
                        event.sequence(),
                        "event-hash",
                        "the step '" + event.action() + "' is not what was written: its hash does not agree");
                return false;
            }
            return true;
        }

        private void checkEvidence(String number, List<CaseEvent> history, List<ListedFile> listed) {
            Map<Long, Object> written = new TreeMap<>();
            for (CaseEvent event : history) {
                if ((event.action().equals(Steps.EVIDENCE_ADDED)
                                || event.action().equals(Steps.FORM_ISSUED))
                        && CaseState.read(event.payload()).get("evidence") instanceof List<?> list
                        && list.getFirst() instanceof Map<?, ?> file
                        && file.get("id") instanceof Number id) {
                    written.put(id.longValue(), String.valueOf(file.get("sha256")));
                }
            }
            for (ListedFile file : listed) {
                fileCount++;
                if (!file.sha256().equals(written.remove(file.id()))) {
                    fault(number, 0, "evidence-row", "the file '" + file.name() + "' is not in the case's history");
                } else if (!files.intact(file.sha256())) {
                    fault(
                            number,
                            0,
                            "evidence-file",
                            "the file '" + file.name() + "' (" + file.sha256() + ") is gone or altered");
                }
            }
            written.forEach((id, sha256) ->
                    fault(number, 0, "evidence-row", "the file with the hash " + sha256 + " is no longer listed"));
        }

        void checkOrphans() {
            jdbc.sql("""
                            select e.case_id from case_event e
                            where e.sequence = 1 and not exists (select from ledger_case c where c.id = e.case_id)""")
                    .query((row, number) -> row.getLong(1))
                    .list()
                    .forEach(id -> fault(null, 0, "case-missing", "the case with id " + id + " has lost its row"));
        }

        void checkAnchors() {
            byte[] previous = EventChain.origin();
            long from = 0;
            for (Anchor anchor : anchors.all()) {
                byte[] hash = Anchors.hash(
                        anchor.day(), anchor.throughEvent(), previous, anchors.heads(from, anchor.throughEvent()));
                if (!Arrays.equals(anchor.previous(), previous) || !Arrays.equals(anchor.hash(), hash)) {
                    fault(
                            null,
                            0,
                            "anchor",
                            "the seal of " + anchor.day() + " does not agree with the chains under it");
                    return;
                }
                previous = anchor.hash();
                from = anchor.throughEvent();
            }
        }

        private void fault(@Nullable String number, long sequence, String code, String detail) {
            faults.add(new Fault(number, sequence, code, detail));
        }
    }
}
