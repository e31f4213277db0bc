package io.bihuan.engine.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads what {@link ByteWriter} wrote; every method throws {@link MalformedException} when the bytes end too early. */
public final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public ByteReader(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.position = from;
        this.end = from + length;
    }

    private void need(int count) {
        if (count < 0 || end - position < count) {
            throw new MalformedException(
                    "Stored bytes end at " + end + ", where " + count + " more were expected after " + position);
        }
    }

    /** Eight bits, 0 … 255. */
    public int u8() {
        need(1);
        return bytes[position++] & 0xFF;
    }

    /** Four bytes, highest first. */
    public int i32() {
        need(4);
        return u8() << 24 | u8() << 16 | u8() << 8 | u8();
    }

    /** Eight bytes, highest first. */
    public long i64() {
        long high = i32();
        return high << 32 | (i32() & 0xFFFFFFFFL);
    }

    /** See {@link ByteWriter#varint}. */
    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = u8();
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new MalformedException("A stored number has more than ten bytes, before " + position);
    }

    /** A varint that counts something, so that what it counts fits into what is left. */
    public int count() {
        long value = varint();
        if (value < 0 || value > end - position) {
            throw new MalformedException("A stored count of " + value + " is more than the " + (end - position)
                    + " bytes left at " + position);
        }
        return (int) value;
    }

    /** See {@link ByteWriter#signed}. */
    public long signed() {
        return unzigzag(varint());
    }

    /** See {@link ByteWriter#real}. */
    public double real() {
        return Double.longBitsToDouble(i64());
    }

    /** See {@link ByteWriter#flag}. */
    public boolean flag() {
        return u8() != 0;
    }

    /** So many bytes. */
    public byte[] raw(int count) {
        need(count);
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /** See {@link ByteWriter#block}. */
    public byte[] block() {
        return raw(count());
    }

    /** See {@link ByteWriter#text}. */
    public String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    /** See {@link ByteWriter#map}. */
    public Map<String, String> map() {
        int size = count();
        Map<String, String> values = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            values.put(text(), text());
        }
        return values;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - position;
    }

    int position() {
        return position;
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
