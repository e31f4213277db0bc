package io.bihuan.engine;

import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;

/** Hashes of the last events of one asset, to know one that is told again. Owned by the partition's thread. */
final class EventMemory {
    private static final int SIZE = 32;
    private long[] hashes = new long[0];
    private int next;

    /** A hash of what an event says; the same in every run of every program, as hashes of texts and maps of texts are. */
    static long hash(DeviceEvent event) {
        long hash = event.deviceTimeMillis() * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 31 ^ event.source().hashCode() * 131L + event.type()) * 0xD6E8FEB86659FD93L;
        hash = (hash ^ hash >>> 29 ^ event.deviceAlarmId() * 16 + event.phase().ordinal()) * 0x9E3779B97F4A7C15L;
        return (hash ^ hash >>> 32 ^ event.attributes().hashCode() * 31L + event.level()) * 0xD6E8FEB86659FD93L;
    }

    boolean contains(long hash) {
        for (long known : hashes) {
            if (known == hash) {
                return true;
            }
        }
        return false;
    }

    void add(long hash) {
        if (hashes.length < SIZE) {
            hashes = java.util.Arrays.copyOf(hashes, hashes.length + 1);
            hashes[hashes.length - 1] = hash;
        } else {
            hashes[next] = hash;
            next = (next + 1) % SIZE;
        }
    }

    void save(ByteWriter out) {
        out.varint(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            out.i64(hashes[(next + i) % hashes.length]);
        }
    }

    void load(ByteReader in) {
        int count = in.count();
        for (int i = 0; i < count; i++) {
            add(in.i64());
        }
    }
}
