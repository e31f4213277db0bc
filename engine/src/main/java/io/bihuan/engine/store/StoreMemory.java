package io.bihuan.engine.store;

/**
 * Memory that a store holds outside Java's heap, in bytes. What its allocator keeps for later use is not in it.
 *
 * @param writeBuffers what was committed and is not in a table yet, and tables being written
 * @param tables indices and filters of the open tables
 * @param cache blocks of tables read lately
 */
public record StoreMemory(long writeBuffers, long tables, long cache) {
    /** A store that holds nothing outside the heap. */
    public static final StoreMemory NONE = new StoreMemory(0, 0, 0);
}
