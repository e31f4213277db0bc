package io.bihuan.server.paper.sheet;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelLimits;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.paper.sheet.ImportRun.Kind;
import io.bihuan.server.paper.sheet.ImportRun.Outcome;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;

/** Takes files of cases, one after the other, and tells how far each has come. */
@Service
class CaseImports {

    private static final Logger LOG = LoggerFactory.getLogger(CaseImports.class);
    private static final int MOST_WAITING = 10;
    private static final Duration RESULTS_KEPT = Duration.ofDays(30);

    private final ImportStore store;
    private final ImportDesk desk;
    private final Cases cases;
    private final PlatformTransactionManager transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("case-import").factory());

    CaseImports(
            ImportStore store,
            ImportDesk desk,
            Cases cases,
            PlatformTransactionManager transactions,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.desk = desk;
        this.cases = cases;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    void endUnfinished() {
        DataScopes.runAsSystem("imports a stopped process left", () -> {
            store.failUnfinished("sheet-interrupted", clock.instant());
            store.dropResultsBefore(clock.instant().minus(RESULTS_KEPT));
        });
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /**
     * Writes the empty workbook for a type.
     *
     * @throws Problem 422 {@code case-type-unknown}
     */
    void template(String type, OutputStream out, Viewer viewer, Locale locale) {
        desk.columns(type, viewer, locale).writeTemplate(out);
    }

    /**
     * Takes a file; what is wrong with it as a whole is told at once, its rows are looked at in the background.
     *
     * @throws Problem 422 {@code case-type-unknown}, 403 {@code case-file-role}, 429 {@code sheet-busy}, and as
     *     {@link ExcelSheet#read} says
     */
    ImportJob begin(String type, ImportMode mode, String fileName, byte[] file, Viewer viewer, Locale locale) {
        ImportColumns columns = desk.columns(type, viewer, locale);
        if (!columns.type().fileRoles().contains(viewer.role())) {
            throw Problem.forbidden("case-file-role", columns.type().name());
        }
        if (underWay.size() >= MOST_WAITING) {
            throw Problem.tooMany("sheet-busy", Duration.ofSeconds(30));
        }
        ExcelSheet sheet = ExcelSheet.read(
                new ByteArrayInputStream(file),
                columns.asked().stream().map(ExcelColumn::heading).toList(),
                ExcelLimits.USUAL);
        if (sheet.rows().isEmpty()) {
            throw Problem.invalid("sheet-empty");
        }
        String sha256 = sha256(file);
        var source = new ImportRun.Source(sheet, sha256, columns);
        ImportJob job = add(source, mode, fileName, viewer);
        underWay.put(job.id(), 0);
        worker.execute(() -> DataScopes.run(viewer.scope(), () -> work(job, source, viewer, locale)));
        return job;
    }

    private ImportJob add(ImportRun.Source source, ImportMode mode, String fileName, Viewer viewer) {
        String type = source.columns().type().key();
        int rows = source.sheet().rows().size();
        ImportJob job = store.add(viewer, type, fileName, source.sha256(), mode, rows, clock.instant());
        audit.record(
                "cases.import",
                "import:" + job.id(),
                Map.of("type", type, "mode", mode, "file", fileName, "sha256", source.sha256(), "rows", rows));
        return job;
    }

    private void work(ImportJob job, ImportRun.Source source, Viewer viewer, Locale locale) {
        try {
            var run = new ImportRun(
                    source,
                    desk.reader(source.columns(), viewer),
                    command -> cases.file(command, Actor.of(viewer), clock.instant()),
                    store,
                    transactions,
                    done -> underWay.put(job.id(), done));
            List<Outcome> outcomes = run.run(job.mode());
            byte[] result = desk.report(source.columns(), locale).write(source.sheet(), outcomes);
            store.finish(
                    job.id(),
                    count(outcomes, Kind.TAKEN),
                    count(outcomes, Kind.REFUSED),
                    count(outcomes, Kind.KNOWN),
                    result,
                    clock.instant());
        } catch (RuntimeException e) {
            LOG.error("Import {} of {} did not come to an end", job.id(), job.fileName(), e);
            store.fail(job.id(), "sheet-failed", clock.instant());
        } finally {
            underWay.remove(job.id());
        }
    }

    private static int count(List<Outcome> outcomes, Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }

    /** A job of this person. */
    Optional<ImportJob> find(long personId, long id) {
        Integer done = underWay.get(id);
        return store.find(personId, id).map(job -> done == null || job.finishedAt() != null ? job : job.at(done));
    }

    /** The person's last jobs. */
    List<ImportJob> ofPerson(long personId) {
        return store.ofPerson(personId);
    }

    /** The file that comes back. */
    Optional<byte[]> result(long personId, long id) {
        return store.result(personId, id);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
