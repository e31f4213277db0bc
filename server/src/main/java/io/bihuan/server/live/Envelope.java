package io.bihuan.server.live;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A message on its way, written as JSON at most once for all its readers. */
final class Envelope {

    private final LiveMessage message;
    private final long publishedNanos;
    private byte @Nullable [] json;

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
    byte[] json(JsonMapper mapper) {
        byte[] known = json;
        if (known == null) {
            known = mapper.writeValueAsString(message.payload()).getBytes(StandardCharsets.UTF_8);
            json = known;
        }
        return known;
    }
}
