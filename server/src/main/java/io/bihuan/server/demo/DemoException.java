package io.bihuan.server.demo;

/** The demo city cannot be brought in; the message says why and what to do. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
