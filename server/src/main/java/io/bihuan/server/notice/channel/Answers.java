package io.bihuan.server.notice.channel;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what other sides answer. */
final class Answers {

    private Answers() {}

    /** The JSON of an answer, an empty object when it is none. */
    static JsonNode json(JsonMapper mapper, String body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException e) {
            return mapper.createObjectNode();
        }
    }
}
