package io.bihuan.engine;

import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.StoreException;
import io.bihuan.engine.store.StoreMemory;
import io.bihuan.engine.store.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A store in memory that can be copied as a disk would be found after a crash, and that fails when told to. */
final class MemoryStore implements Store {
    private final Map<Table, ConcurrentSkipListMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);
    private volatile boolean failing;

    MemoryStore() {
        for (Table table : Table.values()) {
            tables.put(table, new ConcurrentSkipListMap<>(Arrays::compareUnsigned));
        }
    }

    synchronized MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        tables.forEach((table, entries) -> copy.of(table).putAll(entries));
        return copy;
    }

    void failing(boolean now) {
        failing = now;
    }

    ConcurrentSkipListMap<byte[], byte[]> of(Table table) {
        ConcurrentSkipListMap<byte[], byte[]> entries = tables.get(table);
        if (entries == null) {
            throw new IllegalStateException("no table " + table);
        }
        return entries;
    }

    @Override
    public synchronized void commit(Batch batch, boolean sync) {
        if (failing) {
            throw new StoreException("No space left on device");
        }
        batch.forEach(
                (table, key, value) -> of(table).put(key, value),
                (table, key) -> of(table).remove(key),
                (table, from, to) -> of(table).subMap(from, to).clear());
    }

    @Override
    public void sync() {
        if (failing) {
            throw new StoreException("No space left on device");
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return of(table).get(key);
    }

    @Override
    public Map.@Nullable Entry<byte[], byte[]> floor(Table table, byte[] key) {
        return of(table).floorEntry(key);
    }

    @Override
    public void scan(Table table, byte[] from, byte[] to, Visitor visitor) {
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return;
        }
        for (Map.Entry<byte[], byte[]> entry : of(table).subMap(from, to).entrySet()) {
            if (!visitor.visit(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    @Override
    public void checkpoint(java.nio.file.Path directory) {
        throw new StoreException("A store in memory has no files");
    }

    @Override
    public void recover() {}

    @Override
    public long bytes() {
        return tables.values().stream()
                .flatMap(entries -> entries.values().stream())
                .mapToLong(value -> value.length)
                .sum();
    }

    @Override
    public StoreMemory memory() {
        return StoreMemory.NONE;
    }

    @Override
    public void close() {}
}
