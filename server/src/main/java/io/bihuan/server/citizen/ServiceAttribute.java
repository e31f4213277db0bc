package io.bihuan.server.citizen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question a service asks beside what every report tells; GeoReport v2 calls it an attribute.
 *
 * @param code stable name in addresses
 * @param variable whether it is answered; otherwise it only tells people something
 * @param question what is asked, or told
 * @param hint how to answer, empty for nothing
 * @param values what can be chosen, for lists only
 * @param field key of the case type's field that the answer fills; null where the answer joins the description
 */
public record ServiceAttribute(
        String code,
        boolean variable,
        Datatype datatype,
        boolean required,
        String question,
        String questionEn,
        String hint,
        String hintEn,
        List<Value> values,
        @Nullable String field) {

    /** How an attribute is answered; written in small letters. */
    public enum Datatype {
        /** a line */
        STRING,
        NUMBER,
        /** ISO 8601 */
        DATETIME,
        /** several lines */
        TEXT,
        SINGLEVALUELIST,
        MULTIVALUELIST;

        /** As GeoReport v2 writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether an answer is one or some of given values. */
        public boolean list() {
            return this == SINGLEVALUELIST || this == MULTIVALUELIST;
        }
    }

    /** Something that can be chosen. */
    public record Value(String key, String name, String nameEn) {

        /** The name in a language. */
        public String name(Locale language) {
            return language.getLanguage().equals("en") ? nameEn : name;
        }
    }

    public ServiceAttribute {
        values = List.copyOf(values);
    }

    /** The question in a language. */
    public String question(Locale language) {
        return language.getLanguage().equals("en") ? questionEn : question;
    }

    /** The hint in a language. */
    public String hint(Locale language) {
        return language.getLanguage().equals("en") ? hintEn : hint;
    }

    Optional<Value> value(String key) {
        return values.stream().filter(value -> value.key().equals(key)).findFirst();
    }
}
