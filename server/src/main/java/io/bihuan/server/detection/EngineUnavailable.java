package io.bihuan.server.detection;

/** The engine cannot be opened; the message says why and what to do. */
public final class EngineUnavailable extends RuntimeException {

    EngineUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
