package io.bihuan.server.paper.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the placeholders of a form stand for: text, truth values, pictures, lists of further values. Names within a list's
 * item hide those outside.
 */
final class FormValues {

    private final Map<String, ?> values;
    private final @Nullable FormValues outer;

    FormValues(Map<String, ?> values) {
        this(values, null);
    }

    private FormValues(Map<String, ?> values, @Nullable FormValues outer) {
        this.values = values;
        this.outer = outer;
    }

    /** The values seen from inside an item. */
    FormValues within(Map<String, ?> item) {
        return new FormValues(item, this);
    }

    /** The value of a name such as {@code case.number}; empty when there is no such name. Empty text stands for nothing. */
    Optional<Object> find(String name) {
        Object found = values.get(name);
        if (found == null && outer != null) {
            return outer.find(name);
        }
        return Optional.ofNullable(found);
    }

    /** Whether a section of this value is shown. */
    static boolean holds(Object value) {
        return switch (value) {
            case Boolean yes -> yes;
            case List<?> list -> !list.isEmpty();
            case String text -> !text.isBlank();
            default -> true;
        };
    }
}
