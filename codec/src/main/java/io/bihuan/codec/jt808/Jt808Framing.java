package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Rejection.Code.CHECKSUM;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.DELIMITER;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.ESCAPE;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.FRAME_TOO_LONG;
import static io.bihuan.codec.jt808.Jt808Rejection.Code.FRAME_TOO_SHORT;

import java.util.Arrays;

/**
 * The envelope (clause 4.4): {@code 7E | escaped(header, body, checksum) | 7E}, where {@code 7D} is sent as
 * {@code 7D 01} and {@code 7E} as {@code 7D 02}, and the checksum is the exclusive-or of header and body.
 *
 * <p>"Content" below is header and body, unescaped, without checksum.
 */
public final class Jt808Framing {
    /** The byte before and after each frame. */
    public static final byte DELIMITER_BYTE = 0x7E;

    /** The longest body of one packet, in bytes. */
    public static final int MAX_BODY_BYTES = 1023;

    /** The longest legal run between two delimiters: every byte of the longest frame escaped. */
    public static final int MAX_ESCAPED_BYTES = 2 * (21 + MAX_BODY_BYTES + 1);

    private static final byte ESCAPE_BYTE = 0x7D;

    private Jt808Framing() {}

    /**
     * Unescapes what stood between two delimiters and checks it: length, escapes, checksum, header and body length.
     *
     * @return the content, ready for {@link Jt808HeaderView} and {@link Jt808Codec}
     * @throws Jt808Rejection with the code of the first layer that fails
     */
    public static byte[] open(byte[] escaped, int from, int to) {
        if (to - from > MAX_ESCAPED_BYTES) {
            throw tooLong(to - from);
        }
        int escapes = 0;
        for (int i = from; i < to; i++) {
            if (escaped[i] == ESCAPE_BYTE) {
                escapes++;
            }
        }
        int length = to - from - escapes - 1;
        if (length < 12) {
            throw new Jt808Rejection(
                    FRAME_TOO_SHORT,
                    "frame",
                    Math.max(0, length + 1),
                    "header and checksum take 13 bytes, found " + Math.max(0, length + 1));
        }
        byte[] content = escapes == 0 ? Arrays.copyOfRange(escaped, from, to - 1) : new byte[length];
        int stated = escapes == 0 ? escaped[to - 1] : unescapeSealed(escaped, from, to, content);
        int calculated = 0;
        for (byte b : content) {
            calculated ^= b;
        }
        if ((byte) calculated != (byte) stated) {
            throw new Jt808Rejection(
                    CHECKSUM,
                    "checksum",
                    length,
                    "calculated %02X, frame says %02X".formatted(calculated & 0xFF, stated & 0xFF));
        }
        Jt808HeaderView.check(content);
        return content;
    }

    /**
     * Reads one frame with its delimiters.
     *
     * @throws Jt808Rejection when it is not exactly one good frame
     */
    public static Jt808Frame read(byte[] rawWithDelimiters) {
        int last = rawWithDelimiters.length - 1;
        if (last < 1 || rawWithDelimiters[0] != DELIMITER_BYTE || rawWithDelimiters[last] != DELIMITER_BYTE) {
            throw new Jt808Rejection(DELIMITER, "delimiter", 0, "a frame starts and ends with 7E");
        }
        for (int i = 1; i < last; i++) {
            if (rawWithDelimiters[i] == DELIMITER_BYTE) {
                throw new Jt808Rejection(DELIMITER, "delimiter", i, "7E inside the frame: two frames or a lost byte");
            }
        }
        return frame(open(rawWithDelimiters, 1, last));
    }

    /** Splits content, as {@link #open} returned it, into header and body. */
    public static Jt808Frame frame(byte[] content) {
        Jt808Header header = Jt808HeaderView.read(content);
        return new Jt808Frame(header, Arrays.copyOfRange(content, header.length(), content.length));
    }

    /**
     * Undoes the escapes of {@code escaped[from, to)}.
     *
     * @throws Jt808Rejection ESCAPE when 7D is not followed by 01 or 02
     */
    public static byte[] unescape(byte[] escaped, int from, int to) {
        byte[] plain = new byte[to - from];
        int written = 0;
        for (int i = from; i < to; i++) {
            byte b = escaped[i];
            if (b == ESCAPE_BYTE) {
                b = unescaped(escaped, ++i, from, to);
            }
            plain[written++] = b;
        }
        return Arrays.copyOf(plain, written);
    }

    /** Escapes 7D and 7E in {@code plain[from, to)}. */
    public static byte[] escape(byte[] plain, int from, int to) {
        byte[] escaped = new byte[2 * (to - from)];
        int written = 0;
        for (int i = from; i < to; i++) {
            written = putEscaped(plain[i], escaped, written);
        }
        return Arrays.copyOf(escaped, written);
    }

    /** Adds checksum, escapes and delimiters to content: the bytes that go on the wire. */
    public static byte[] seal(byte[] content) {
        byte[] frame = new byte[2 * (content.length + 1) + 2];
        frame[0] = DELIMITER_BYTE;
        int written = 1;
        byte checksum = 0;
        for (byte b : content) {
            checksum ^= b;
            written = putEscaped(b, frame, written);
        }
        written = putEscaped(checksum, frame, written);
        frame[written++] = DELIMITER_BYTE;
        return Arrays.copyOf(frame, written);
    }

    static Jt808Rejection tooLong(int length) {
        return new Jt808Rejection(
                FRAME_TOO_LONG,
                "frame",
                MAX_ESCAPED_BYTES,
                length + " bytes without a delimiter, at most " + MAX_ESCAPED_BYTES + " are legal");
    }

    /** Fills {@code content} and returns the checksum byte, which is the one left over. */
    private static byte unescapeSealed(byte[] escaped, int from, int to, byte[] content) {
        int written = 0;
        for (int i = from; i < to; i++) {
            byte b = escaped[i];
            if (b == ESCAPE_BYTE) {
                b = unescaped(escaped, ++i, from, to);
            }
            if (written == content.length) {
                return i + 1 == to ? b : unescaped(escaped, to, from, to);
            }
            content[written++] = b;
        }
        throw new Jt808Rejection(ESCAPE, "frame", to - from, "the checksum is missing");
    }

    private static byte unescaped(byte[] escaped, int at, int from, int to) {
        int code = at < to ? escaped[at] : -1;
        if (code == 1) {
            return ESCAPE_BYTE;
        }
        if (code == 2) {
            return DELIMITER_BYTE;
        }
        String found = at < to ? "%02X".formatted(code & 0xFF) : "the end";
        throw new Jt808Rejection(ESCAPE, "frame", at - from - 1, "7D must be followed by 01 or 02, found " + found);
    }

    private static int putEscaped(byte b, byte[] to, int at) {
        if (b == ESCAPE_BYTE || b == DELIMITER_BYTE) {
            to[at] = ESCAPE_BYTE;
            to[at + 1] = (byte) (b == ESCAPE_BYTE ? 1 : 2);
            return at + 2;
        }
        to[at] = b;
        return at + 1;
    }
}
