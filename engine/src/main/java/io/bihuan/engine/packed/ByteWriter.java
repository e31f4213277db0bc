package io.bihuan.engine.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A growing run of bytes; for one thread. */
public final class ByteWriter {
    private byte[] bytes;
    private int length;

    public ByteWriter(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Makes room for so many bytes, which the caller writes into {@link #array} from the place returned. */
    public int room(int more) {
        reserve(more);
        int start = length;
        length += more;
        return start;
    }

    /** The lowest eight bits. */
    public ByteWriter u8(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Four bytes, highest first. */
    public ByteWriter i32(int value) {
        return u8(value >>> 24).u8(value >>> 16).u8(value >>> 8).u8(value);
    }

    /** Eight bytes, highest first: non-negative numbers sort as their bytes do. */
    public ByteWriter i64(long value) {
        return i32((int) (value >>> 32)).i32((int) value);
    }

    /** One to ten bytes; short for small numbers, negative ones take ten. */
    public ByteWriter varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** One to ten bytes; short for numbers near 0 of either sign. */
    public ByteWriter signed(long value) {
        return varint(zigzag(value));
    }

    /** The bits of a double, eight bytes. */
    public ByteWriter real(double value) {
        return i64(Double.doubleToLongBits(value));
    }

    /** One byte. */
    public ByteWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    /** Bytes without their length. */
    public ByteWriter raw(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Bytes behind their length. */
    public ByteWriter block(byte[] source) {
        return varint(source.length).raw(source, 0, source.length);
    }

    /** UTF-8 behind its length. */
    public ByteWriter text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Names and values, sorted by name so that equal maps give equal bytes. */
    public ByteWriter map(Map<String, String> values) {
        varint(values.size());
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text(e.getKey()).text(e.getValue()));
        return this;
    }

    /** How many bytes were written. */
    public int length() {
        return length;
    }

    /** The array behind; valid until the next write, up to {@link #length}. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Starts over. */
    public void clear() {
        length = 0;
    }

    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
