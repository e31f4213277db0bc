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
import io.bihuan.server.paper.sheet.ImportStore.Unfinished;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Takes files of cases, one after the other, and tells how far each has come. A file is kept until its import has ended, so
 * that one under way when the process ends goes on at the next start, and files no row twice.
 */
@Service
class CaseImports {

    private static final Logger LOG = LoggerFactory.getLogger(CaseImports.class);
    private static final int MOST_WAITING = 10;

    /** An import that ended the process so often is not tried again. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Duration RESULTS_KEPT = Duration.ofDays(30);

    private final ImportStore store;
    private final ImportDesk desk;
    private final Cases cases;
    private final PlatformTransactionManager transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Set<Long> queued = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("case-import").factory());
    private volatile boolean stopping;

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

    /** Goes on with what a process before left unfinished; what is given is done when the last of it has ended. */
    @EventListener(ApplicationStartedEvent.class)
    void resumeAtStart() {
        resume();
    }

    Future<?> resume() {
        List<Long> left = DataScopes.callAsSystem("imports a stopped process left", () -> {
            store.dropResultsBefore(clock.instant().minus(RESULTS_KEPT));
            return store.unfinished();
        });
        left.forEach(this::queue);
        return worker.submit(() -> {});
    }

    @PreDestroy
    void stop() {
        stopping = true;
        worker.shutdownNow();
    }

    private void queue(long id) {
        if (queued.add(id)) {
            worker.execute(() -> work(id));
        }
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
    ImportJob begin(String type, ImportMode mode, SentFile sent, Viewer viewer, Locale locale) {
        ImportColumns columns = desk.columns(type, viewer, locale);
        if (!columns.type().fileRoles().contains(viewer.role())) {
            throw Problem.forbidden("case-file-role", columns.type().name());
        }
        if (queued.size() >= MOST_WAITING) {
            throw Problem.tooMany("sheet-busy", Duration.ofSeconds(30));
        }
        int rows = read(sent.bytes(), columns).rows().size();
        if (rows == 0) {
            throw Problem.invalid("sheet-empty");
        }
        ImportJob job = store.add(viewer, type, sent, mode, rows, locale, clock.instant());
        audit.record(
                "cases.import",
                "import:" + job.id(),
                Map.of("type", type, "mode", mode, "file", sent.name(), "sha256", sent.sha256(), "rows", rows));
        queue(job.id());
        return job;
    }

    private static ExcelSheet read(byte[] file, ImportColumns columns) {
        return ExcelSheet.read(
                new ByteArrayInputStream(file),
                columns.asked().stream().map(ExcelColumn::heading).toList(),
                ExcelLimits.USUAL);
    }

    /** Does a job to its end, unless the process ends first: then it is left as it stands, to be gone on with. */
    private void work(long id) {
        try {
            DataScopes.callAsSystem("an import", () -> store.begin(id)).ifPresent(this::work);
        } catch (RuntimeException | Error e) {
            if (stopping) {
                LOG.info("Import {} is left for the next start", id);
            } else {
                LOG.error("Import {} did not come to an end", id, e);
                fail(id, e instanceof Ended ended ? ended.problem : "sheet-failed");
            }
        } finally {
            queued.remove(id);
        }
    }

    private void work(Unfinished job) {
        byte[] file = job.file();
        if (file == null || job.attempts() > MOST_ATTEMPTS) {
            throw new Ended("sheet-interrupted");
        }
        Viewer viewer = DataScopes.callAsSystem("who sent an import", () -> desk.viewer(job.personId()))
                .orElseThrow(() -> new Ended("sheet-person-gone"));
        DataScopes.run(viewer.scope(), () -> work(job, file, viewer));
    }

    private void work(Unfinished job, byte[] file, Viewer viewer) {
        Locale locale = Locale.forLanguageTag(job.language());
        ImportColumns columns = desk.columns(job.type(), viewer, locale);
        var source = new ImportRun.Source(job.id(), read(file, columns), job.sha256(), columns);
        List<Outcome> outcomes = run(source, viewer, done -> {
                    if (stopping) {
                        throw new Ended("sheet-interrupted");
                    }
                    DataScopes.runAsSystem("how far an import is", () -> store.progress(job.id(), done));
                })
                .run(job.mode());
        byte[] result = desk.report(columns, locale).write(source.sheet(), outcomes);
        DataScopes.runAsSystem(
                "an import that ended",
                () -> store.finish(
                        job.id(),
                        count(outcomes, Kind.TAKEN),
                        count(outcomes, Kind.REFUSED),
                        count(outcomes, Kind.KNOWN),
                        result,
                        clock.instant()));
    }

    /** A run that files in the name of whoever sent the file. */
    ImportRun run(ImportRun.Source source, Viewer viewer, IntConsumer progress) {
        return new ImportRun(
                source,
                desk.reader(source.columns(), viewer),
                command -> cases.file(command, Actor.of(viewer), clock.instant()),
                store,
                transactions,
                progress);
    }

    private void fail(long id, String problem) {
        DataScopes.runAsSystem("an import that failed", () -> store.fail(id, problem, clock.instant()));
    }

    private static int count(List<Outcome> outcomes, Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }

    /** A job of this person. */
    Optional<ImportJob> find(long personId, long id) {
        return store.find(personId, id);
    }

    /** The person's last jobs. */
    List<ImportJob> ofPerson(long personId) {
        return store.ofPerson(personId);
    }

    /** The file that comes back. */
    Optional<byte[]> result(long personId, long id) {
        return store.result(personId, id);
    }

    /** Why a job cannot be gone on with. */
    private static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final String problem;

        Ended(String problem) {
            super(problem);
            this.problem = problem;
        }
    }
}
