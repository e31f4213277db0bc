package io.bihuan.server.ledger.condition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is settled ahead about cases that something else brings about: a failed item of a checklist, a citizen's report.
 *
 * @param type key of the case type
 * @param condition code of the filing condition, null for none
 * @param fields values of the type's fields, by key
 */
public record FilingOutline(String type, @Nullable String condition, Map<String, String> fields) {

    public FilingOutline {
        fields = Map.copyOf(fields);
    }
}
