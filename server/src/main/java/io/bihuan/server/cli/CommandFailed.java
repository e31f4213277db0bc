package io.bihuan.server.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what was asked; the message says what, where and what to do. */
final class CommandFailed extends RuntimeException {

    CommandFailed(String message) {
        this(message, null);
    }

    CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
