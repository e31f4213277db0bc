package io.bihuan.server.backup;

import org.jspecify.annotations.Nullable;

/** A backup cannot be taken or brought back; the message says what, where and what to do. */
public final class BackupException extends RuntimeException {

    BackupException(String message) {
        this(message, null);
    }

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
