package io.bihuan.server.settings;

/** The settings cannot be used; the message says which, where it stands and what to do. */
public final class SettingsException extends RuntimeException {

    public SettingsException(String message) {
        super(message);
    }
}
