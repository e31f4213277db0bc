package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Rejection.Code.FIELD_VALUE;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.TRUNCATED;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads big-endian fields one after another. Each read names its field, so that a body that ends too early is rejected
 * with the field it lacks. Offsets in rejections count from the start of the body.
 */
final class ByteReader {
    static final Charset GBK = Charset.forName("GBK");

    private final byte[] bytes;
    private final int origin;
    private final int end;
    private int at;

    ByteReader(byte[] bytes) {
        this(bytes, 0, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int origin, int from, int to) {
        this.bytes = bytes;
        this.origin = origin;
        this.at = from;
        this.end = to;
    }

    /** A reader of {@code bytes[from, to)} whose offsets count from there. */
    static ByteReader of(byte[] bytes, int from, int to) {
        return new ByteReader(bytes, from, from, to);
    }

    /** Takes the next bytes as a reader of their own; offsets stay those of the whole body. */
    ByteReader slice(int length, String field) {
        int from = take(length, field);
        return new ByteReader(bytes, origin, from, from + length);
    }

    int remaining() {
        return end - at;
    }

    boolean isEmpty() {
        return at == end;
    }

    int offset() {
        return at - origin;
    }

    int u8(String field) {
        return bytes[take(1, field)] & 0xFF;
    }

    int s8(String field) {
        return bytes[take(1, field)];
    }

    int u16(String field) {
        return Jt808HeaderView.u16(bytes, take(2, field));
    }

    int s16(String field) {
        return (short) u16(field);
    }

    long u32(String field) {
        int from = take(4, field);
        return (long) Jt808HeaderView.u16(bytes, from) << 16 | Jt808HeaderView.u16(bytes, from + 2);
    }

    byte[] bytes(int length, String field) {
        int from = take(length, field);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    byte[] rest() {
        return bytes(remaining(), "rest");
    }

    /** Binary-coded digits, two to a byte; hex nibbles are kept as A to F. */
    String digits(int length, String field) {
        return Jt808HeaderView.hex(bytes, take(length, field), length);
    }

    DeviceTime time(String field) {
        return new DeviceTime(digits(6, field));
    }

    /** GBK text, trailing NULs dropped. */
    String text(int length, String field) {
        int from = take(length, field);
        int to = from + length;
        while (to > from && bytes[to - 1] == 0) {
            to--;
        }
        return new String(bytes, from, to - from, GBK);
    }

    /** GBK text to the end of what there is. */
    String textToEnd(String field) {
        return text(remaining(), field);
    }

    /** A fixed-width field of short text, padded on either side with NULs or blanks. */
    String padded(int length, String field) {
        int from = take(length, field);
        int to = from + length;
        while (to > from && isPadding(bytes[to - 1])) {
            to--;
        }
        while (from < to && isPadding(bytes[from])) {
            from++;
        }
        return new String(bytes, from, to - from, GBK);
    }

    /** GBK text after its length in one byte. */
    String text8(String field) {
        return text(u8(field), field);
    }

    /** GBK text after its length in two bytes. */
    String text16(String field) {
        return text(u16(field), field);
    }

    /** {@code count} items of at least {@code minimum} bytes each; the bound is checked before anything is made. */
    <T> List<T> list(long count, int minimum, String field, Function<ByteReader, T> item) {
        if (count * minimum > remaining()) {
            throw new Jt808Rejection(
                    TRUNCATED,
                    field,
                    offset(),
                    count + " items of " + minimum + " bytes or more announced, " + remaining() + " bytes left");
        }
        List<T> items = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            items.add(item.apply(this));
        }
        return List.copyOf(items);
    }

    /** Items until the end. */
    <T> List<T> listToEnd(Function<ByteReader, T> item) {
        List<T> items = new ArrayList<>();
        while (!isEmpty()) {
            items.add(item.apply(this));
        }
        return List.copyOf(items);
    }

    Jt808Rejection wrong(String field, String detail) {
        return new Jt808Rejection(FIELD_VALUE, field, offset(), detail);
    }

    int peekU8(int ahead) {
        return bytes[at + ahead] & 0xFF;
    }

    private int take(int length, String field) {
        if (length > end - at) {
            throw new Jt808Rejection(TRUNCATED, field, offset(), length + " bytes needed, " + (end - at) + " left");
        }
        int from = at;
        at += length;
        return from;
    }

    private static boolean isPadding(byte b) {
        return b == 0 || b == ' ';
    }
}
