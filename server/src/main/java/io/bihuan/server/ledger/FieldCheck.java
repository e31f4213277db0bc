package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.CaseType.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks stated values against what was asked for, and collects every fault before refusing. */
final class FieldCheck {

    static final int LONGEST_TEXT = 4000;
    static final int LONGEST_TITLE = 200;

    private final List<FieldError> errors = new ArrayList<>();

    /** A reason, "" taken for none. */
    @Nullable
    String reason(@Nullable String reason, boolean required) {
        String stripped = reason == null ? "" : reason.strip();
        if (stripped.isEmpty() && required) {
            errors.add(new FieldError("reason", "field-required", List.of()));
        }
        longest("reason", stripped, LONGEST_TEXT);
        return stripped.isEmpty() ? null : stripped;
    }

    /** Adds a fault. */
    void fault(String field, String code) {
        errors.add(new FieldError(field, code, List.of(LONGEST_TEXT)));
    }

    void title(String title) {
        if (title.isBlank()) {
            errors.add(new FieldError("title", "field-required", List.of()));
        }
        longest("title", title, LONGEST_TITLE);
    }

    void severity(int severity) {
        if (severity < 1 || severity > 4) {
            errors.add(new FieldError("severity", "field-severity", List.of()));
        }
    }

    void place(@Nullable String place, @Nullable Double longitude, @Nullable Double latitude) {
        longest("place", place == null ? "" : place, LONGEST_TITLE);
        if (longitude != null && !(Math.abs(longitude) <= 180)) {
            errors.add(new FieldError("longitudeDegrees", "field-longitude", List.of()));
        }
        if (latitude != null && !(Math.abs(latitude) <= 90)) {
            errors.add(new FieldError("latitudeDegrees", "field-latitude", List.of()));
        }
    }

    private void longest(String field, String text, int most) {
        if (text.length() > most) {
            errors.add(new FieldError(field, "field-too-long", List.of(most)));
        }
    }

    /** The values that were stated, checked; blank ones are taken for not stated. */
    Map<String, Object> fields(List<Field> asked, Map<String, String> stated) {
        var values = new TreeMap<String, Object>();
        for (Field field : asked) {
            String value = stated.getOrDefault(field.key(), "").strip();
            if (value.isEmpty()) {
                if (field.required()) {
                    errors.add(new FieldError("fields." + field.key(), "field-required", List.of()));
                }
            } else {
                wrong(field, value)
                        .ifPresentOrElse(
                                code -> errors.add(
                                        new FieldError("fields." + field.key(), code, List.of(LONGEST_TEXT))),
                                () -> values.put(field.key(), value));
            }
        }
        for (String key : stated.keySet()) {
            if (asked.stream().noneMatch(field -> field.key().equals(key))) {
                errors.add(new FieldError("fields." + key, "field-unknown", List.of()));
            }
        }
        return values;
    }

    private static Optional<String> wrong(Field field, String value) {
        try {
            return switch (field.kind()) {
                case TEXT -> value.length() > LONGEST_TEXT ? Optional.of("field-too-long") : Optional.empty();
                case CHOICE ->
                    field.choices().stream().map(Choice::key).anyMatch(value::equals)
                            ? Optional.empty()
                            : Optional.of("field-choice");
                case DATE -> {
                    LocalDate.parse(value);
                    yield Optional.empty();
                }
                case NUMBER -> {
                    new BigDecimal(value);
                    yield value.length() > 30 ? Optional.of("field-number") : Optional.empty();
                }
            };
        } catch (DateTimeParseException e) {
            return Optional.of("field-date");
        } catch (NumberFormatException e) {
            return Optional.of("field-number");
        }
    }

    /** Refuses when anything was wrong. */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problem.invalidFields(errors);
        }
    }
}
