package io.bihuan.engine.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes that are made together or not at all; applying them twice does no harm. For one thread. */
public final class Batch {
    private final List<Change> changes = new ArrayList<>();

    /** One change; without a value the key, or with an upper bound the range of keys, is removed. */
    record Change(Table table, byte[] key, byte @Nullable [] value, byte @Nullable [] removeUpTo) {}

    /** Sets a value. */
    public Batch put(Table table, byte[] key, byte[] value) {
        changes.add(new Change(table, key, value, null));
        return this;
    }

    /** Removes a key. */
    public Batch remove(Table table, byte[] key) {
        changes.add(new Change(table, key, null, null));
        return this;
    }

    /** Removes the keys from one up to but not including another. */
    public Batch removeRange(Table table, byte[] from, byte[] to) {
        changes.add(new Change(table, from, null, to));
        return this;
    }

    /** Whether nothing is to be changed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Starts over. */
    public void clear() {
        changes.clear();
    }

    /** Takes keys to set. */
    @FunctionalInterface
    public interface Puts {
        /** One key. */
        void put(Table table, byte[] key, byte[] value);
    }

    /** Takes keys to remove. */
    @FunctionalInterface
    public interface Removals {
        /** One key. */
        void remove(Table table, byte[] key);
    }

    /** Takes ranges to remove. */
    @FunctionalInterface
    public interface RangeRemovals {
        /** The keys from one up to but not including another. */
        void remove(Table table, byte[] from, byte[] to);
    }

    /** Passes the changes in the order they were made. */
    public void forEach(Puts puts, Removals removals, RangeRemovals ranges) {
        for (Change change : changes) {
            byte[] value = change.value();
            byte[] upTo = change.removeUpTo();
            if (value != null) {
                puts.put(change.table(), change.key(), value);
            } else if (upTo != null) {
                ranges.remove(change.table(), change.key(), upTo);
            } else {
                removals.remove(change.table(), change.key());
            }
        }
    }

    List<Change> changes() {
        return changes;
    }
}
