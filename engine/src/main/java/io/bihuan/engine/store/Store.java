package io.bihuan.engine.store;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ordered key-value store with atomic, durable batches. All methods may be called from any thread. */
public interface Store extends AutoCloseable {
    /** Takes an entry of a scan; false ends the scan. */
    @FunctionalInterface
    interface Visitor {
        /** The arrays belong to the visitor. */
        boolean visit(byte[] key, byte[] value);
    }

    /**
     * Makes a batch's changes.
     *
     * @param sync whether to return only when they survive a loss of power
     * @throws StoreException when they could not be made for certain; the same batch may then be tried again after {@link
     *     #recover}
     */
    void commit(Batch batch, boolean sync);

    /** Has everything committed so far survive a loss of power. */
    void sync();

    /** The value of a key, or null. */
    byte @Nullable [] get(Table table, byte[] key);

    /** The entry with the greatest key that is not greater than one given, or null. */
    Map.@Nullable Entry<byte[], byte[]> floor(Table table, byte[] key);

    /** Passes entries in order, from one key up to but not including another. */
    void scan(Table table, byte[] from, byte[] to, Visitor visitor);

    /**
     * Writes a copy of everything committed so far into a directory that does not exist yet; commits go on meanwhile. On
     * the store's own file system it takes hardly any room, for it shares the files that never change.
     */
    void checkpoint(Path directory);

    /** Tries to become usable again after a failure. */
    void recover();

    /** Bytes of the store's files. */
    long bytes();

    /** What the store holds in memory outside the heap; nothing while it recovers. Never waits. */
    StoreMemory memory();

    @Override
    void close();
}
