package io.bihuan.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The store in RocksDB: a column family per table, one write-ahead log, atomic batches. After a failed write RocksDB refuses
 * further ones; {@link #recover} closes and opens it again, which other threads' calls wait for.
 */
public final class RocksStore implements Store {
    static {
        RocksDB.loadLibrary();
    }

    private final Path directory;
    private final boolean readOnly;
    private final RocksTuning tuning = new RocksTuning();
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions().setSync(false);
    private final List<ColumnFamilyHandle> handles = new ArrayList<>();
    private @Nullable RocksDB database;
    private @Nullable DBOptions options;

    private RocksStore(Path directory, boolean readOnly) {
        this.directory = directory;
        this.readOnly = readOnly;
    }

    /**
     * Opens or creates a store.
     *
     * @throws StoreException when that fails, for example because another process has it open
     */
    public static RocksStore open(Path directory) {
        return opened(new RocksStore(directory, false));
    }

    /** Opens a store that must exist, without changing it. */
    public static RocksStore openReadOnly(Path directory) {
        return opened(new RocksStore(directory, true));
    }

    private static RocksStore opened(RocksStore store) {
        try {
            store.start();
            return store;
        } catch (StoreException e) {
            store.close();
            throw e;
        }
    }

    private void start() {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, tuning.small()));
        for (Table table : Table.values()) {
            families.add(new ColumnFamilyDescriptor(
                    table.name().getBytes(java.nio.charset.StandardCharsets.US_ASCII), tuning.of(table)));
        }
        DBOptions opening = tuning.database();
        options = opening;
        try {
            if (!readOnly) {
                Files.createDirectories(directory);
            }
            database = readOnly
                    ? RocksDB.openReadOnly(opening, directory.toString(), families, handles)
                    : RocksDB.open(opening, directory.toString(), families, handles);
        } catch (RocksDBException | IOException e) {
            throw new StoreException(
                    "The observation store in " + directory + " cannot be opened: " + e.getMessage()
                            + ". Check that no other process uses it and that its disk has room; if its files are damaged,"
                            + " restore a backup.",
                    e);
        }
    }

    private RocksDB database() {
        RocksDB open = database;
        if (open == null) {
            throw new StoreException("The observation store in " + directory + " is closed");
        }
        return open;
    }

    private ColumnFamilyHandle handle(Table table) {
        return handles.get(table.ordinal() + 1);
    }

    private StoreException failed(String what, RocksDBException cause) {
        return new StoreException(
                "The observation store in " + directory + " could not " + what + ": " + cause.getMessage(), cause);
    }

    @Override
    public void commit(Batch batch, boolean sync) {
        gate.readLock().lock();
        try (WriteBatch writes = new WriteBatch()) {
            RocksDB open = database();
            for (Batch.Change change : batch.changes()) {
                if (change.value() != null) {
                    writes.put(handle(change.table()), change.key(), change.value());
                } else if (change.removeUpTo() != null) {
                    writes.deleteRange(handle(change.table()), change.key(), change.removeUpTo());
                } else {
                    writes.delete(handle(change.table()), change.key());
                }
            }
            open.write(sync ? synced : unsynced, writes);
        } catch (RocksDBException e) {
            throw failed("write", e);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void sync() {
        gate.readLock().lock();
        try {
            database().syncWal();
        } catch (RocksDBException e) {
            throw failed("sync its write-ahead log", e);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        gate.readLock().lock();
        try {
            return database().get(handle(table), key);
        } catch (RocksDBException e) {
            throw failed("read", e);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public Map.@Nullable Entry<byte[], byte[]> floor(Table table, byte[] key) {
        gate.readLock().lock();
        try (RocksIterator iterator = database().newIterator(handle(table))) {
            iterator.seekForPrev(key);
            check(iterator);
            return iterator.isValid() ? Map.entry(iterator.key(), iterator.value()) : null;
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void scan(Table table, byte[] from, byte[] to, Visitor visitor) {
        gate.readLock().lock();
        try (Slice upper = new Slice(to);
                ReadOptions reading = new ReadOptions().setIterateUpperBound(upper);
                RocksIterator iterator = database().newIterator(handle(table), reading)) {
            iterator.seek(from);
            while (iterator.isValid() && visitor.visit(iterator.key(), iterator.value())) {
                iterator.next();
            }
            check(iterator);
        } finally {
            gate.readLock().unlock();
        }
    }

    private void check(RocksIterator iterator) {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void checkpoint(Path copy) {
        gate.readLock().lock();
        try (Checkpoint checkpoint = Checkpoint.create(database())) {
            checkpoint.createCheckpoint(copy.toString());
        } catch (RocksDBException e) {
            throw failed("be copied into " + copy, e);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void recover() {
        gate.writeLock().lock();
        try {
            shut();
            start();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Spares the next start the reading of the write-ahead log; nothing is lost when it fails. */
    private void flush() {
        RocksDB open = database;
        if (open != null && !readOnly) {
            try (FlushOptions flushing = new FlushOptions().setWaitForFlush(true)) {
                open.flush(flushing, handles);
            } catch (RocksDBException e) {
                // What is not flushed is in the write-ahead log, which the next start reads.
                return;
            }
        }
    }

    private void shut() {
        handles.forEach(ColumnFamilyHandle::close);
        handles.clear();
        if (database != null) {
            database.close();
            database = null;
        }
        if (options != null) {
            options.close();
            options = null;
        }
    }

    @Override
    public long bytes() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public StoreMemory memory() {
        // Who watches must not wait for a disk that is being tried again.
        if (!gate.readLock().tryLock()) {
            return StoreMemory.NONE;
        }
        try {
            RocksDB open = database;
            return open == null ? StoreMemory.NONE : tuning.memory(open);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            flush();
            shut();
            Arrays.asList(synced, unsynced).forEach(WriteOptions::close);
            tuning.close();
        } finally {
            gate.writeLock().unlock();
        }
    }
}
