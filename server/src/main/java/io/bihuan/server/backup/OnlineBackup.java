package io.bihuan.server.backup;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.LivingTree;
import io.bihuan.server.database.RunningCopy;
import io.bihuan.server.detection.EngineCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Saves a running product so that its parts fit together, without stopping sensing. The order is the whole point: first
 * the database's files, then for an instant no alarm passes and no vehicle is added while the moment of the database's
 * copy is fixed and the engine's is taken, then its write-ahead log, the engine's files and the files of evidence. So
 * whatever the ledger refers to (frames, alarms, evidence) is in the archive, and alarms the ledger has not heard of wait
 * in the engine's outbox, from where the restored product takes them over once.
 */
@Component
class OnlineBackup {

    static final String WORK = "backup-work";
    private static final Logger LOG = LoggerFactory.getLogger(OnlineBackup.class);
    private static final String POSTGRES = "postgres";
    private static final String CLUSTER = "postgres/data/";
    private static final String ENGINE = "engine";

    private final DataDirectory directory;
    private final RunningCopy.Source database;
    private final EngineCopy engine;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final ReentrantLock one = new ReentrantLock();

    OnlineBackup(
            DataDirectory directory,
            RunningCopy.Source database,
            EngineCopy engine,
            Audit audit,
            TransactionTemplate transactions) {
        this.directory = directory;
        this.database = database;
        this.engine = engine;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Removes what a killed process left of its backup. */
    void removeUnfinished() {
        try (Stream<Path> left = Files.list(directory.root())) {
            for (Path path : left.filter(p -> p.getFileName().toString().startsWith(WORK))
                    .toList()) {
                LivingTree.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("An unfinished backup could not be removed: {}", e.getMessage());
        }
    }

    /**
     * Writes an archive of everything.
     *
     * @throws BackupException when a backup is being taken already, or the database is not ours
     */
    Archive.Summary write(OutputStream out) throws IOException {
        if (!database.embedded()) {
            throw new BackupException(
                    "The database is kept elsewhere (db.url), so that this server cannot save both at one"
                            + " moment. Stop the server, save that database with its own tools, then run backup.");
        }
        if (!one.tryLock()) {
            throw new BackupException("Another backup is being taken. Wait until it is done.");
        }
        Path work = directory.resolve(WORK);
        try {
            removeUnfinished();
            Archive.Summary summary = write(out, work);
            DataScopes.runAsSystem(
                    "note a backup",
                    () -> transactions.executeWithoutResult(status -> audit.record(
                            "backup.taken",
                            "installation",
                            Map.of("files", summary.files(), "bytes", summary.bytes()))));
            return summary;
        } finally {
            LivingTree.delete(work);
            one.unlock();
        }
    }

    private Archive.Summary write(OutputStream out, Path work) throws IOException {
        try (var archive = new ArchiveWriter(out);
                RunningCopy copy = database.begin()) {
            archive.add(POSTGRES, directory.resolve(POSTGRES));
            archive.add("postgres/data", copy.data());
            archive.add("postgres/password", directory.resolve("postgres/password"));
            for (Path path : copy.files()) {
                archive.add(CLUSTER + copy.data().relativize(path), path);
            }
            long began = System.nanoTime();
            engine.take(work, copy::end);
            LOG.info("Backup: alarms stood still for {} ms", (System.nanoTime() - began) / 1_000_000);
            archive.add(CLUSTER + "backup_label", copy.label());
            for (Path path : copy.log()) {
                archive.add(CLUSTER + "pg_wal/" + path.getFileName(), path);
            }
            addEngine(archive, work);
            addFiles(archive);
            return archive.finish();
        }
    }

    private void addEngine(ArchiveWriter archive, Path work) throws IOException {
        archive.add(ENGINE, directory.resolve(ENGINE));
        try (Stream<Path> files = Files.list(work)) {
            for (Path path : files.sorted().toList()) {
                archive.add(ENGINE + "/" + path.getFileName(), path);
            }
        }
    }

    /** Evidence, pictures, settings: written once and never changed, so that what the ledger knows of is there by now. */
    private void addFiles(ArchiveWriter archive) throws IOException {
        Path root = directory.root();
        for (Path path : LivingTree.below(root, OnlineBackup::isSavedAsItIs)) {
            archive.add(root.relativize(path).toString(), path);
        }
    }

    private static boolean isSavedAsItIs(Path path) {
        String first = path.getName(0).toString();
        return !first.equals(POSTGRES) && !first.equals(ENGINE) && !Archive.isLeftOut(path);
    }
}
