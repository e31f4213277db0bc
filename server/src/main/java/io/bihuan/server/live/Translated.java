package io.bihuan.server.live;

import java.util.Locale;

/** A live message's payload whose words depend on the reader's language. */
public interface Translated {

    /** The record to write for readers of a language. */
    Object in(Locale language);
}
