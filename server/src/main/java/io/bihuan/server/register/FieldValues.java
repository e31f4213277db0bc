package io.bihuan.server.register;

import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.register.RegisterType.Choice;
import io.bihuan.server.register.RegisterType.Field;
import io.bihuan.server.register.RegisterType.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks what was stated against what a register asks for, and works out what follows from it. */
final class FieldValues {

    static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NUMBER = 30;

    private final RegisterType type;
    private final List<FieldError> errors = new ArrayList<>();

    FieldValues(RegisterType type) {
        this.type = type;
    }

    /**
     * Takes stated values over those there are. A blank one takes a value away.
     *
     * @param required which fields must have a value afterwards
     */
    Map<String, String> merged(Map<String, String> there, Map<String, String> stated, Set<String> required) {
        var values = new TreeMap<>(there);
        stated.forEach((key, value) -> take(values, key, value.strip()));
        for (String key : required) {
            if (!values.containsKey(key)
                    && errors.stream().noneMatch(error -> error.field().equals("fields." + key))) {
                errors.add(new FieldError("fields." + key, "field-required", List.of()));
            }
        }
        compute(values);
        return values;
    }

    private void take(Map<String, String> values, String key, String value) {
        Optional<Field> field = type.field(key);
        if (field.isEmpty()) {
            errors.add(new FieldError("fields." + key, "field-unknown", List.of()));
        } else if (field.get().computed()) {
            return;
        } else if (value.isEmpty()) {
            values.remove(key);
        } else {
            wrong(field.get(), value)
                    .ifPresentOrElse(
                            code -> errors.add(new FieldError("fields." + key, code, List.of(LONGEST_TEXT))),
                            () -> values.put(key, value));
        }
    }

    private static Optional<String> wrong(Field field, String value) {
        if (value.length() > (field.kind() == RegisterType.FieldKind.NUMBER ? LONGEST_NUMBER : LONGEST_TEXT)) {
            return Optional.of("field-too-long");
        }
        try {
            switch (field.kind()) {
                case TEXT -> {}
                case CHOICE -> {
                    if (field.choices().stream().map(Choice::key).noneMatch(value::equals)) {
                        return Optional.of("field-choice");
                    }
                }
                case DATE -> LocalDate.parse(value);
                case NUMBER -> new BigDecimal(value);
            }
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("field-date");
        } catch (NumberFormatException e) {
            return Optional.of("field-number");
        }
    }

    private void compute(Map<String, String> values) {
        for (Field field : type.fields()) {
            if (field.computed()) {
                BigDecimal product = BigDecimal.ONE;
                boolean whole = true;
                for (String factor : field.product()) {
                    @Nullable BigDecimal number = number(values.get(factor));
                    whole &= number != null;
                    product = number == null ? product : product.multiply(number, MathContext.DECIMAL64);
                }
                if (whole) {
                    values.put(field.key(), product.stripTrailingZeros().toPlainString());
                } else {
                    values.remove(field.key());
                }
            }
        }
    }

    private static @Nullable BigDecimal number(@Nullable String value) {
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The grade the values give, empty where the number is missing or below the lowest. */
    static Optional<Step> grade(RegisterType type, Map<String, String> values) {
        var grade = type.grade();
        BigDecimal number = grade == null ? null : number(values.get(grade.of()));
        if (grade == null || number == null) {
            return Optional.empty();
        }
        return grade.steps().stream()
                .filter(step -> number.doubleValue() >= step.atLeast())
                .findFirst();
    }

    /** The watched date among the values. */
    static @Nullable LocalDate expiry(RegisterType type, Map<String, String> values) {
        var expiry = type.expiry();
        String value = expiry == null ? null : values.get(expiry.field());
        return value == null ? null : LocalDate.parse(value);
    }

    /** The next day on which a watched date is reminded of, after a day; null when there is none. */
    static @Nullable LocalDate nextReminder(RegisterType type, @Nullable LocalDate expiresOn, LocalDate after) {
        var expiry = type.expiry();
        if (expiry == null || expiresOn == null) {
            return null;
        }
        return expiry.remindDays().stream()
                .map(expiresOn::minusDays)
                .filter(day -> day.isAfter(after))
                .findFirst()
                .orElse(null);
    }

    void refuse(String field, String code, Object... arguments) {
        errors.add(new FieldError(field, code, List.of(arguments)));
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Refuses when anything was wrong. */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problem.invalidFields(errors);
        }
    }
}
