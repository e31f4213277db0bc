package io.bihuan.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;

/**
 * General acknowledgements (0x8001) for one connection, to be written in one go. A batch is filled by one thread, then
 * handed to the connection's event loop.
 */
final class AckBatch {

    private static final int LONGEST_FRAME = 2 + 2 * (17 + 5 + 1);
    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[64 * LONGEST_FRAME];
        }
    };

    private long[] acks = new long[8];
    private int size;

    void add(int serial, int messageId, int result) {
        if (size == acks.length) {
            acks = Arrays.copyOf(acks, 2 * size);
        }
        acks[size++] = (long) result << 32 | (long) serial << 16 | messageId;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes what is in it, leaving it empty. */
    AckBatch take() {
        var taken = new AckBatch(acks, size);
        acks = new long[Math.min(acks.length, 64)];
        size = 0;
        return taken;
    }

    AckBatch() {}

    private AckBatch(long[] acks, int size) {
        this.acks = acks;
        this.size = size;
    }

    /**
     * The frames, escaped and with delimiters, in one buffer.
     *
     * @param number the terminal number as bytes: 6, or 10 with a 2019 header
     * @param firstSerial the platform's serial of the first frame; the others count on
     */
    ByteBuf encode(ByteBufAllocator allocator, byte[] number, boolean versioned, int firstSerial) {
        byte[] scratch = SCRATCH.get();
        if (scratch.length < size * LONGEST_FRAME) {
            scratch = new byte[size * LONGEST_FRAME];
        }
        int at = 0;
        for (int i = 0; i < size; i++) {
            at = frame(scratch, at, acks[i], number, versioned, firstSerial + i);
        }
        return allocator.ioBuffer(at).writeBytes(scratch, 0, at);
    }

    private static int frame(byte[] out, int start, long ack, byte[] number, boolean versioned, int serial) {
        int at = start;
        int checksum = 0x80 ^ 0x01 ^ 0x05;
        out[at++] = 0x7E;
        out[at++] = (byte) 0x80;
        out[at++] = 0x01;
        if (versioned) {
            out[at++] = 0x40;
            out[at++] = 0x05;
            out[at++] = 0x01;
            checksum ^= 0x40 ^ 0x01;
        } else {
            out[at++] = 0;
            out[at++] = 0x05;
        }
        for (byte b : number) {
            checksum ^= b;
            at = put(out, at, b);
        }
        int serials = (serial & 0xFFFF) << 16 | (int) (ack >>> 16) & 0xFFFF;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int b = serials >>> shift & 0xFF;
            checksum ^= b;
            at = put(out, at, (byte) b);
        }
        for (int shift : ID_AND_RESULT) {
            int b = (int) (ack >>> shift) & 0xFF;
            checksum ^= b;
            at = put(out, at, (byte) b);
        }
        at = put(out, at, (byte) checksum);
        out[at++] = 0x7E;
        return at;
    }

    private static final int[] ID_AND_RESULT = {8, 0, 32};

    private static int put(byte[] out, int at, byte b) {
        if (b == 0x7E) {
            out[at] = 0x7D;
            out[at + 1] = 0x02;
            return at + 2;
        }
        if (b == 0x7D) {
            out[at] = 0x7D;
            out[at + 1] = 0x01;
            return at + 2;
        }
        out[at] = b;
        return at + 1;
    }
}
