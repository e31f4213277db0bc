package io.bihuan.server.http;

import java.util.Locale;

/** A principal who has chosen a language. */
public interface SpeaksLanguage {

    /** The chosen language. */
    Locale language();
}
