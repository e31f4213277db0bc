package io.bihuan.engine;

/** The engine could not do what was asked; the message says what, where and what to do. */
public final class EngineException extends RuntimeException {
    /** Why, in a form programs can use. */
    public enum Code {
        /** The data directory cannot be opened, for example because another process has it. */
        STORE_UNAVAILABLE,
        /** Stored data does not have the form this version writes. */
        STORE_CORRUPT,
        /** A query was not answered in time; the partition may be waiting for its disk. */
        BUSY,
        /** The engine has been closed. */
        CLOSED
    }

    private final Code code;

    public EngineException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public EngineException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Why. */
    public Code code() {
        return code;
    }
}
