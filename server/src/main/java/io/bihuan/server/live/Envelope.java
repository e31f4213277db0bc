package io.bihuan.server.live;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A message on its way, written as JSON at most once for all its readers of a language. */
final class Envelope {

    private final LiveMessage message;
    private final long publishedNanos;
    private byte @Nullable [] chinese;
    private byte @Nullable [] english;

    Envelope(LiveMessage message, long publishedNanos) {
        this.message = message;
        this.publishedNanos = publishedNanos;
    }

    LiveMessage message() {
        return message;
    }

    long publishedNanos() {
        return publishedNanos;
    }

    /** Two readers may both write it; they write the same. */
    byte[] json(JsonMapper mapper, Locale language) {
        boolean inEnglish = language.getLanguage().equals("en") && message.payload() instanceof Translated;
        byte[] known = inEnglish ? english : chinese;
        if (known == null) {
            Object payload = message.payload() instanceof Translated translated
                    ? translated.in(inEnglish ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE)
                    : message.payload();
            known = mapper.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8);
            if (inEnglish) {
                english = known;
            } else {
                chinese = known;
            }
        }
        return known;
    }
}
