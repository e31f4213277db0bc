package io.bihuan.engine;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of messages of one asset that wait for their fellows, within bounds. Owned by the partition's thread. */
final class Fragments {
    /** Sets of one asset at most; a further one pushes out the one that has waited longest. */
    static final int MAX_SETS = 8;
    /** What a part that has not come costs, so that a set of many missing parts is not free. */
    private static final int SLOT_COST = 8;

    /** After so many asks for missing parts a set only waits for its end. */
    private static final int MAX_ASKS = 3;

    /** Other messages may take up to so many serial numbers between two parts that follow each other. */
    private static final int MOST_BETWEEN = 64;

    private final List<Set> sets = new ArrayList<>();

    /** Hears of missing parts. */
    interface Missing {
        void are(long setKey, int firstSerial, int[] indexes);
    }

    private static final class Set {
        final long key;
        final byte[] @Nullable [] parts;
        final int[] serials;
        final long began;
        int present;
        int bytes;
        int asks;
        long lastActivity;

        Set(long key, int total, long began) {
            this.key = key;
            parts = new byte[total][];
            serials = new int[total];
            this.began = began;
            this.lastActivity = began;
            bytes = total * SLOT_COST;
        }

        void put(int at, int serial, byte[] part) {
            parts[at] = part;
            serials[at] = serial & 0xFFFF;
            present++;
            bytes += part.length;
        }

        /** The same part once more. */
        boolean has(int at, int serial) {
            return parts[at] != null && serials[at] == (serial & 0xFFFF);
        }

        /**
         * Whether a part can be of the same message as those that are here: serial numbers rise with the parts, with a few
         * of other messages in between. Some terminals give all parts the same one.
         */
        boolean takes(int at, int serial) {
            if (parts[at] != null) {
                return false;
            }
            for (int i = 0; i < parts.length; i++) {
                int between = (short) (serial - serials[i]) * Integer.signum(at - i) - Math.abs(at - i);
                boolean alike = serials[i] == (serial & 0xFFFF);
                if (parts[i] != null && !alike && (between < 0 || between > MOST_BETWEEN)) {
                    return false;
                }
            }
            return true;
        }

        /** The serial number of the first part, from the earliest that is here. */
        int firstSerial() {
            int earliest = 0;
            while (parts[earliest] == null) {
                earliest++;
            }
            return serials[earliest] - earliest & 0xFFFF;
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
            ByteWriter whole = new ByteWriter(Math.max(1, bytes));
            for (byte[] part : parts) {
                if (part != null) {
                    whole.raw(part, 0, part.length);
                }
            }
            return whole.toBytes();
        }
    }

    /** What came of a part. */
    record Added(boolean tooMuch, byte @Nullable [] whole) {}

    Added add(long key, int total, int index, int serial, byte[] part, long now, int maxBytes) {
        if (total < 1 || index < 1 || index > total || total > 0xFFFF || total * SLOT_COST + part.length > maxBytes) {
            return new Added(true, null);
        }
        Set set = setOf(key, total, index - 1, serial, now);
        if (!set.has(index - 1, serial)) {
            set.put(index - 1, serial, part);
        }
        set.lastActivity = now;
        if (set.present == total) {
            sets.remove(set);
            return new Added(false, set.join());
        }
        bound(set, maxBytes);
        return new Added(!sets.contains(set), null);
    }

    /** The set a part belongs to: two unfinished messages of one kind and size are told apart by their serial numbers. */
    private Set setOf(long key, int total, int at, int serial, long now) {
        for (Set set : sets.reversed()) {
            if (set.key == key && set.parts.length == total && (set.has(at, serial) || set.takes(at, serial))) {
                return set;
            }
        }
        Set added = new Set(key, total, now);
        sets.add(added);
        return added;
    }

    /** Pushes out the oldest other sets, and at last this one, until the bounds hold. */
    private void bound(Set current, int maxBytes) {
        while (sets.size() > MAX_SETS || bytes() > maxBytes) {
            sets.remove(sets.stream()
                    .filter(set -> set != current || sets.size() == 1)
                    .min(java.util.Comparator.comparingLong(set -> set.began))
                    .orElse(current));
        }
    }

    int bytes() {
        return sets.stream().mapToInt(set -> set.bytes).sum();
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
        for (Iterator<Set> all = sets.iterator(); all.hasNext(); ) {
            Set set = all.next();
            if (now - set.began >= timeoutMillis) {
                all.remove();
                changed = true;
            } else if (now - set.lastActivity >= timeoutMillis / 4 && set.asks < MAX_ASKS) {
                set.asks++;
                set.lastActivity = now;
                missing.are(set.key, set.firstSerial(), set.missing());
                changed = true;
            }
        }
        return changed;
    }

    void save(ByteWriter out) {
        out.varint(sets.size());
        for (Set set : sets) {
            out.signed(set.key).varint(set.parts.length).signed(set.began).signed(set.lastActivity);
            out.varint(set.asks).varint(set.present);
            for (int i = 0; i < set.parts.length; i++) {
                byte[] part = set.parts[i];
                if (part != null) {
                    out.varint(i).varint(set.serials[i]).block(part);
                }
            }
        }
    }

    static Fragments load(ByteReader in) {
        Fragments fragments = new Fragments();
        int count = in.count();
        for (int s = 0; s < count; s++) {
            Set set = new Set(in.signed(), (int) in.varint(), in.signed());
            set.lastActivity = in.signed();
            set.asks = (int) in.varint();
            int present = in.count();
            for (int i = 0; i < present; i++) {
                set.put((int) in.varint(), (int) in.varint(), in.block());
            }
            fragments.sets.add(set);
        }
        return fragments;
    }

    /** States of version 1 kept the first part's serial number only. */
    static Fragments loadOfVersion1(ByteReader in) {
        Fragments fragments = new Fragments();
        int count = in.count();
        for (int s = 0; s < count; s++) {
            Set set = new Set(in.signed(), (int) in.varint(), in.signed());
            set.lastActivity = in.signed();
            int firstSerial = (int) in.varint();
            set.asks = (int) in.varint();
            int present = in.count();
            for (int i = 0; i < present; i++) {
                int at = (int) in.varint();
                set.put(at, firstSerial + at, in.block());
            }
            fragments.sets.add(set);
        }
        return fragments;
    }
}
