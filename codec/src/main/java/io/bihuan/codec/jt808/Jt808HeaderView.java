package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Rejection.Code.BODY_LENGTH;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.FRAGMENT;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.FRAME_TOO_SHORT;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.HEADER_LENGTH;

import org.jspecify.annotations.Nullable;

/**
 * Reads header fields in place from frame content, that is header and body after unescaping, as
 * {@link Jt808Framing#open} returns it. Nothing is allocated except by {@link #phone} and {@link #read}; call
 * {@link #check} once before the others.
 *
 * <pre>
 *   0     2            4 | 5      10 | 15    12 | 17
 *   +-----+------------+----------+--------+----------------+
 *   | id  | properties | [v] phone| serial | [total | index]|
 *   +-----+------------+----------+--------+----------------+
 *   properties: 0-9 body length, 10-12 encryption, 13 fragmented, 14 versioned (2019)
 * </pre>
 */
public final class Jt808HeaderView {
    private static final int FRAGMENTED = 1 << 13;
    private static final int VERSIONED = 1 << 14;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Jt808HeaderView() {}

    /**
     * Checks that the header is whole, that the body has the announced length and that fragment numbers make sense.
     *
     * @throws Jt808Rejection FRAME_TOO_SHORT, HEADER_LENGTH, BODY_LENGTH or FRAGMENT
     */
    public static void check(byte[] content) {
        if (content.length < 12) {
            throw new Jt808Rejection(
                    FRAME_TOO_SHORT, "header", content.length, "a header has 12 bytes, found " + content.length);
        }
        int header = headerLength(content);
        if (content.length < header) {
            throw new Jt808Rejection(
                    HEADER_LENGTH,
                    "properties",
                    2,
                    "the flags ask for a header of " + header + " bytes, found " + content.length);
        }
        int body = content.length - header;
        if (body != bodyLength(content)) {
            throw new Jt808Rejection(
                    BODY_LENGTH, "bodyLength", 2, "header says " + bodyLength(content) + " bytes, found " + body);
        }
        if (fragmented(content)) {
            int total = fragmentTotal(content);
            int index = fragmentIndex(content);
            if (index < 1 || index > total) {
                throw new Jt808Rejection(
                        FRAGMENT, "fragment", header - 4, "packet " + index + " of " + total + " cannot be");
            }
        }
    }

    /** The message id, 0 to 0xFFFF. */
    public static int messageId(byte[] content) {
        return u16(content, 0);
    }

    /** Body bytes of this packet as the header gives them, 0 to 1023. */
    public static int bodyLength(byte[] content) {
        return u16(content, 2) & 0x3FF;
    }

    /** The encryption bits as a number, 0 when the body is plain. */
    public static int encryption(byte[] content) {
        return (u16(content, 2) >> 10) & 7;
    }

    /** Whether this is one packet of several. */
    public static boolean fragmented(byte[] content) {
        return (u16(content, 2) & FRAGMENTED) != 0;
    }

    /** Whether the header is the one of 2019. */
    public static boolean versioned(byte[] content) {
        return (u16(content, 2) & VERSIONED) != 0;
    }

    /** Where the body starts: 12, 16, 17 or 21. */
    public static int headerLength(byte[] content) {
        return (versioned(content) ? 17 : 12) + (fragmented(content) ? 4 : 0);
    }

    /** The sender's running number. */
    public static int serial(byte[] content) {
        return u16(content, versioned(content) ? 15 : 10);
    }

    /** How many packets the message has; only when {@link #fragmented}. */
    public static int fragmentTotal(byte[] content) {
        return u16(content, versioned(content) ? 17 : 12);
    }

    /** Which packet this is, from 1; only when {@link #fragmented}. */
    public static int fragmentIndex(byte[] content) {
        return u16(content, versioned(content) ? 19 : 14);
    }

    /**
     * A number for routing: equal terminal numbers have equal keys, also across header versions, because leading zeros
     * do not count. Different numbers of more than 16 digits may share a key, so identity is decided by {@link #phone}.
     */
    public static long phoneKey(byte[] content) {
        boolean versioned = versioned(content);
        int from = versioned ? 5 : 4;
        int to = versioned ? 15 : 10;
        long key = 0;
        for (int i = from; i < to; i++) {
            key = (key << 8 | key >>> 56) ^ (content[i] & 0xFF);
        }
        return key;
    }

    /** The terminal number as written, 12 or 20 hex digits. */
    public static String phone(byte[] content) {
        boolean versioned = versioned(content);
        return hex(content, versioned ? 5 : 4, versioned ? 10 : 6);
    }

    /** The whole header as a record. */
    public static Jt808Header read(byte[] content) {
        check(content);
        boolean versioned = versioned(content);
        @Nullable
        Fragment fragment = fragmented(content) ? new Fragment(fragmentTotal(content), fragmentIndex(content)) : null;
        return new Jt808Header(
                messageId(content),
                bodyLength(content),
                encryption(content),
                versioned,
                versioned ? content[4] & 0xFF : 0,
                phone(content),
                serial(content),
                fragment);
    }

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    static String hex(byte[] bytes, int from, int count) {
        char[] text = new char[2 * count];
        for (int i = 0; i < count; i++) {
            int value = bytes[from + i];
            text[2 * i] = HEX[value >> 4 & 15];
            text[2 * i + 1] = HEX[value & 15];
        }
        return new String(text);
    }
}
