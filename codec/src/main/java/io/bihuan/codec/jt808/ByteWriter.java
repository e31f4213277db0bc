package io.bihuan.codec.jt808;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes big-endian fields one after another. A value that does not fit its field is the caller's mistake and throws
 * {@link IllegalArgumentException} naming the value.
 */
final class ByteWriter {
    private byte[] bytes = new byte[64];
    private int size;

    ByteWriter u8(int value) {
        requireWithin(value, 0xFF);
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    ByteWriter s8(int value) {
        return u8(value & 0xFF);
    }

    ByteWriter u16(int value) {
        requireWithin(value, 0xFFFF);
        reserve(2);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
        return this;
    }

    ByteWriter s16(int value) {
        return u16(value & 0xFFFF);
    }

    ByteWriter u32(long value) {
        requireWithin(value, 0xFFFF_FFFFL);
        return u16((int) (value >> 16)).u16((int) value & 0xFFFF);
    }

    ByteWriter bytes(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** Two digits (or hex nibbles) to a byte, padded with zeros on the left. */
    ByteWriter digits(String digits, int length) {
        if (digits.length() > 2 * length) {
            throw new IllegalArgumentException("'" + digits + "' has more than " + 2 * length + " digits");
        }
        String padded = "0".repeat(2 * length - digits.length()) + digits;
        for (int i = 0; i < length; i++) {
            u8(Integer.parseInt(padded, 2 * i, 2 * i + 2, 16));
        }
        return this;
    }

    ByteWriter time(DeviceTime time) {
        return digits(time.digits(), 6);
    }

    ByteWriter text(String text) {
        return bytes(text.getBytes(ByteReader.GBK));
    }

    ByteWriter text8(String text) {
        byte[] encoded = text.getBytes(ByteReader.GBK);
        return u8(encoded.length).bytes(encoded);
    }

    ByteWriter text16(String text) {
        byte[] encoded = text.getBytes(ByteReader.GBK);
        return u16(encoded.length).bytes(encoded);
    }

    /** Text in a field of fixed width, filled up on the right. */
    ByteWriter padded(String text, int length, char padding) {
        byte[] encoded = text.getBytes(ByteReader.GBK);
        if (encoded.length > length) {
            throw new IllegalArgumentException("'" + text + "' takes more than " + length + " bytes");
        }
        byte[] field = new byte[length];
        Arrays.fill(field, (byte) padding);
        System.arraycopy(encoded, 0, field, 0, encoded.length);
        return bytes(field);
    }

    ByteWriter padded(String text, int length) {
        return padded(text, length, '\0');
    }

    /** Text to the end of the body; the edition of 2011 ends it with NUL. */
    ByteWriter textToEnd(String text, Jt808Edition edition) {
        text(text);
        return edition.is2011() ? u8(0) : this;
    }

    <T> ByteWriter list(List<T> items, Consumer<T> writer) {
        items.forEach(writer);
        return this;
    }

    /** What {@code content} writes, after its length in one byte. */
    ByteWriter sized8(Consumer<ByteWriter> content) {
        ByteWriter inner = new ByteWriter();
        content.accept(inner);
        return u8(inner.size).bytes(inner.toBytes());
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    private static void requireWithin(long value, long maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(value + " does not fit a field of 0 to " + maximum);
        }
    }
}
