package io.bihuan.engine.store;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import java.nio.charset.StandardCharsets;

/** How keys are laid out. All numbers are non-negative and big-endian, so that keys sort as the numbers do. */
public final class Keys {
    private Keys() {}

    /** A fact about the store or, with a partition's number in its name, a partition. */
    public static byte[] meta(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Partition and sequence: log records, outbox, kept frames. */
    public static byte[] sequence(int partition, long sequence) {
        return new ByteWriter(9).u8(partition).i64(sequence).toBytes();
    }

    /** The sequence in such a key. */
    public static long sequenceOf(byte[] key) {
        return new ByteReader(key, 1, 8).i64();
    }

    /** The partition in such a key. */
    public static int partitionOf(byte[] key) {
        return key[0] & 0xFF;
    }

    /** An asset's state. */
    public static byte[] asset(long assetId) {
        return new ByteWriter(8).i64(assetId).toBytes();
    }

    /** The asset in the key of a state or chunk. */
    public static long assetOf(byte[] key) {
        return new ByteReader(key, 0, 8).i64();
    }

    /**
     * A chunk.
     *
     * @param kind which sort of observations, 0 … 255
     * @param channel the asset's number for the channel, 0 … 65,535; 0 for other observations
     * @param firstTime its earliest device time, taken as 0 when before 1970
     * @param sequence the place in the log up to which it reaches
     */
    public static byte[] chunk(long assetId, int kind, int channel, long firstTime, long sequence) {
        return new ByteWriter(27)
                .i64(assetId)
                .u8(kind)
                .u8(channel >>> 8)
                .u8(channel)
                .i64(Math.max(0, firstTime))
                .i64(sequence)
                .toBytes();
    }

    /** The sequence in a chunk's key. */
    public static long chunkSequence(byte[] key) {
        return new ByteReader(key, 19, 8).i64();
    }

    /** The first device time in a chunk's key. */
    public static long chunkTime(byte[] key) {
        return new ByteReader(key, 11, 8).i64();
    }

    /** An alarm. */
    public static byte[] alarm(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
