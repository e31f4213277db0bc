package io.bihuan.server.http;

import java.util.Locale;

/** The languages the product speaks. */
public final class Languages {

    /** Chinese comes first: the language of everyone who has not chosen another. */
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    public static final Locale ENGLISH = Locale.ENGLISH;

    private Languages() {}

    /** The language for a tag such as {@code en-GB}; Chinese for everything that is not English. */
    public static Locale of(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals("en") ? ENGLISH : CHINESE;
    }

    /** The tag the screens use: {@code zh-CN} or {@code en}. */
    public static String tag(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "zh-CN";
    }
}
