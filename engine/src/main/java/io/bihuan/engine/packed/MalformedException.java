package io.bihuan.engine.packed;

/** Bytes that do not have the form they should. */
public final class MalformedException extends RuntimeException {
    public MalformedException(String message) {
        super(message);
    }
}
