package io.bihuan.engine;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts of messages of one asset that wait for their fellows, within bounds. Owned by the partition's thread. */
final class Fragments {
    /** Sets of one asset at most; a further one pushes out the one that has waited longest. */
    static final int MAX_SETS = 8;
    /** What a part that has not come costs, so that a set of many missing parts is not free. */
    private static final int SLOT_COST = 8;

    /** After so many asks for missing parts a set only waits for its end. */
    private static final int MAX_ASKS = 3;

    private final Map<Long, Set> sets = new TreeMap<>();

    /** Hears of missing parts. */
    interface Missing {
        void are(long setKey, int firstSerial, int[] indexes);
    }

    private static final class Set {
        final byte[] @Nullable [] parts;
        final long began;
        int firstSerial;
        int present;
        int bytes;
        int asks;
        long lastActivity;

        Set(int total, long began) {
            parts = new byte[total][];
            this.began = began;
            this.lastActivity = began;
            bytes = total * SLOT_COST;
        }

        int[] missing() {
            int[] indexes = new int[parts.length - present];
            int found = 0;
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] == null) {
                    indexes[found++] = i + 1;
                }
            }
            return indexes;
        }

        byte[] join() {
            int length = 0;
            for (byte[] part : parts) {
                length += part == null ? 0 : part.length;
            }
            byte[] whole = new byte[length];
            int at = 0;
            for (byte[] part : parts) {
                if (part != null) {
                    System.arraycopy(part, 0, whole, at, part.length);
                    at += part.length;
                }
            }
            return whole;
        }
    }

    /** What came of a part. */
    record Added(boolean tooMuch, byte @Nullable [] whole) {}

    Added add(long key, int total, int index, int serial, byte[] part, long now, int maxBytes) {
        if (total < 1 || index < 1 || index > total || total > 0xFFFF || total * SLOT_COST + part.length > maxBytes) {
            return new Added(true, null);
        }
        Set set = sets.get(key);
        if (set == null || set.parts.length != total) {
            set = new Set(total, now);
            sets.put(key, set);
        }
        if (set.parts[index - 1] == null) {
            set.parts[index - 1] = part;
            set.present++;
            set.bytes += part.length;
        }
        set.firstSerial = serial - (index - 1) & 0xFFFF;
        set.lastActivity = now;
        if (set.present == total) {
            sets.remove(key);
            return new Added(false, set.join());
        }
        bound(key, maxBytes);
        return sets.containsKey(key) ? new Added(false, null) : new Added(true, null);
    }

    /** Pushes out the oldest other sets, and at last this one, until the bounds hold. */
    private void bound(long key, int maxBytes) {
        while (sets.size() > MAX_SETS || bytes() > maxBytes) {
            Long oldest = sets.entrySet().stream()
                    .filter(e -> e.getKey() != key || sets.size() == 1)
                    .min(java.util.Comparator.comparingLong(e -> e.getValue().began))
                    .map(Map.Entry::getKey)
                    .orElse(key);
            sets.remove(oldest);
        }
    }

    int bytes() {
        return sets.values().stream().mapToInt(set -> set.bytes).sum();
    }

    boolean isEmpty() {
        return sets.isEmpty();
    }

    /**
     * Time passes: asks for what is missing after a quarter of the timeout without news, forgets what has timed out.
     *
     * @return whether anything changed
     */
    boolean tick(long now, long timeoutMillis, Missing missing) {
        boolean changed = false;
        for (Iterator<Map.Entry<Long, Set>> all = sets.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Long, Set> entry = all.next();
            Set set = entry.getValue();
            if (now - set.began >= timeoutMillis) {
                all.remove();
                changed = true;
            } else if (now - set.lastActivity >= timeoutMillis / 4 && set.asks < MAX_ASKS) {
                set.asks++;
                set.lastActivity = now;
                missing.are(entry.getKey(), set.firstSerial, set.missing());
                changed = true;
            }
        }
        return changed;
    }

    void save(ByteWriter out) {
        out.varint(sets.size());
        sets.forEach((key, set) -> {
            out.signed(key).varint(set.parts.length).signed(set.began).signed(set.lastActivity);
            out.varint(set.firstSerial).varint(set.asks).varint(set.present);
            for (int i = 0; i < set.parts.length; i++) {
                byte[] part = set.parts[i];
                if (part != null) {
                    out.varint(i).block(part);
                }
            }
        });
    }

    static Fragments load(ByteReader in) {
        Fragments fragments = new Fragments();
        int count = in.count();
        for (int s = 0; s < count; s++) {
            long key = in.signed();
            int total = (int) in.varint();
            Set set = new Set(total, in.signed());
            set.lastActivity = in.signed();
            set.firstSerial = (int) in.varint();
            set.asks = (int) in.varint();
            set.present = in.count();
            for (int i = 0; i < set.present; i++) {
                int index = (int) in.varint();
                byte[] part = in.block();
                set.parts[index] = part;
                set.bytes += part.length;
            }
            fragments.sets.put(key, set);
        }
        return fragments;
    }
}
