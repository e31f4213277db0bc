package io.bihuan.codec.jt808;

/**
 * Why bytes are not a JT/T 808 frame or message: what, in which field, where. Thrown by every reading function of this
 * package and by nothing else; it carries no stack trace, because a flood of bad frames must stay cheap.
 */
public final class Jt808Rejection extends RuntimeException {
    /** The reasons, in the order the layers find them. */
    public enum Code {
        /** A delimiter 0x7E is missing, or one stands inside the frame. */
        DELIMITER,
        /** More bytes between two delimiters than the longest legal frame can have. */
        FRAME_TOO_LONG,
        /** Fewer bytes than a header and a checksum. */
        FRAME_TOO_SHORT,
        /** 0x7D is followed by neither 0x01 nor 0x02. */
        ESCAPE,
        /** The exclusive-or of header and body is not the checksum byte. */
        CHECKSUM,
        /** The header's own flags ask for more header than there is. */
        HEADER_LENGTH,
        /** The body has another length than the header says. */
        BODY_LENGTH,
        /** The fragment numbers contradict each other or a bound. */
        FRAGMENT,
        /** The body ends before a field it must have. */
        TRUNCATED,
        /** A field has a value that leaves the rest unreadable. */
        FIELD_VALUE,
        /** The body is encrypted and cannot be read as a message. */
        ENCRYPTED
    }

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String field;
    private final int offset;
    private final String detail;

    /**
     * @param code the reason
     * @param field the field that is wrong, named as the record component it would have become
     * @param offset where, in bytes, from the start of what was being read (frame content or body)
     * @param detail one sentence: what stands there and what was expected
     */
    public Jt808Rejection(Code code, String field, int offset, String detail) {
        super(code + " " + field + "@" + offset + ": " + detail, null, false, false);
        this.code = code;
        this.field = field;
        this.offset = offset;
        this.detail = detail;
    }

    /** The reason. */
    public Code code() {
        return code;
    }

    /** The field that is wrong. */
    public String field() {
        return field;
    }

    /** Where, in bytes, from the start of what was being read: the frame without its delimiters, or the body alone. */
    public int offset() {
        return offset;
    }

    /** What stands there and what was expected. */
    public String detail() {
        return detail;
    }

    /** The same rejection seen from {@code bytes} further out, for a body inside its frame. */
    Jt808Rejection shiftedBy(int bytes) {
        return new Jt808Rejection(code, field, offset + bytes, detail);
    }
}
