package io.bihuan.server.database;

import org.jspecify.annotations.Nullable;

/** The database or the data directory cannot be used; the message says what, where and what to do. */
public final class DatabaseException extends RuntimeException {

    private final String code;

    DatabaseException(String code, String message) {
        this(code, message, null);
    }

    DatabaseException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What went wrong, for programs. */
    public String code() {
        return code;
    }
}
