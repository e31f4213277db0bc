package io.bihuan.server.notice.channel;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one sending says.
 *
 * @param reference names the delivery, the same at every attempt, so that a receiver can tell repeats
 * @param to the address or number of the person, null for a group
 * @param link absolute where the installation knows its own address, otherwise a path; null for none
 */
public record Message(
        String reference,
        String event,
        Words words,
        @Nullable String link,
        Instant at,
        @Nullable String to,
        Locale language) {

    /** A title and what follows it, in both languages. */
    public record Words(String titleZh, String titleEn, String bodyZh, String bodyEn) {

        /** The title in a language. */
        public String title(Locale language) {
            return language.getLanguage().equals("en") ? titleEn : titleZh;
        }

        /** What follows, in a language. */
        public String body(Locale language) {
            return language.getLanguage().equals("en") ? bodyEn : bodyZh;
        }
    }

    /** The title in the reader's language. */
    public String title() {
        return words.title(language);
    }

    /** What follows the title, in the reader's language. */
    public String body() {
        return words.body(language);
    }

    /** Everything as plain text, at most so many characters. */
    public String plain(int longest) {
        var text = new StringBuilder(title());
        if (!body().isBlank()) {
            text.append('\n').append(body());
        }
        String tail = link == null ? "" : "\n" + link;
        if (text.length() + tail.length() > longest) {
            text.setLength(Math.max(0, longest - tail.length() - 1));
            text.append('…');
        }
        return text.append(tail).toString();
    }
}
