package io.bihuan.engine;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The last frames of one asset by hash, to know a retransmission. A frame counts as one when the same bytes came within ten
 * minutes and the last {@value #SIZE} frames; two different frames are taken for the same once in 2^58 pairs. Owned by the
 * partition's thread.
 */
final class RecentFrames {
    static final int SIZE = 32;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long WINDOW_MILLIS = 600_000;
    private long[] hashes = new long[4];
    private long[] sequences = new long[4];
    private long[] times = new long[4];
    private int count;
    private int next;

    static long hash(byte[] bytes, int protocol) {
        long hash = 0x9E3779B97F4A7C15L ^ (long) protocol << 32 ^ bytes.length;
        int at = 0;
        for (; at + 8 <= bytes.length; at += 8) {
            hash = Long.rotateLeft(hash ^ (long) WORD.get(bytes, at) * 0xC2B2AE3D27D4EB4FL, 31) * 0x9E3779B185EBCA87L;
        }
        for (; at < bytes.length; at++) {
            hash = (hash ^ bytes[at] & 0xFF) * 0x100000001B3L;
            hash ^= hash >>> 31;
        }
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 29;
    }

    /** The sequence of the same frame, or −1. */
    long find(long hash, long received) {
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && Math.abs(received - times[i]) <= WINDOW_MILLIS) {
                return sequences[i];
            }
        }
        return -1;
    }

    void add(long hash, long sequence, long received) {
        if (count < SIZE && count == hashes.length) {
            hashes = java.util.Arrays.copyOf(hashes, count * 2);
            sequences = java.util.Arrays.copyOf(sequences, count * 2);
            times = java.util.Arrays.copyOf(times, count * 2);
        }
        hashes[next] = hash;
        sequences[next] = sequence;
        times[next] = received;
        next = (next + 1) % SIZE;
        count = Math.max(count, next == 0 ? SIZE : next);
    }

    /** Sequences of the newest frames, newest first. */
    long[] newest(int limit) {
        long[] result = new long[Math.min(limit, count)];
        for (int i = 0; i < result.length; i++) {
            result[i] = sequences[Math.floorMod(next - 1 - i, SIZE)];
        }
        return result;
    }

    void save(ByteWriter out) {
        out.varint(count);
        long[] order = new long[1];
        for (int i = count; i > 0; i--) {
            int at = Math.floorMod(next - i, SIZE);
            out.i64(hashes[at]).signed(sequences[at] - order[0]).signed(times[at]);
            order[0] = sequences[at];
        }
    }

    void load(ByteReader in) {
        int saved = in.count();
        long sequence = 0;
        for (int i = 0; i < saved; i++) {
            long hash = in.i64();
            sequence += in.signed();
            add(hash, sequence, in.signed());
        }
    }
}
