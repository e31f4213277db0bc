package io.bihuan.server.ledger;

import io.bihuan.server.calendar.TimeLimit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what was stated for an effect. */
@Component
class InputCheck {

    private static final int MOST_IDS = 100;

    private final Subjects subjects;
    private final CaseStore store;

    InputCheck(Subjects subjects, CaseStore store) {
        this.subjects = subjects;
        this.store = store;
    }

    /** The inputs; faults are added to the check under {@code inputs.<key>}. */
    Inputs inputs(List<Input> asked, Map<String, String> stated, FieldCheck check) {
        var values = new TreeMap<String, String>();
        for (Input input : asked) {
            String value = stated.getOrDefault(input.key(), "").strip();
            if (value.isEmpty()) {
                if (input.required()) {
                    check.fault("inputs." + input.key(), "field-required");
                }
            } else {
                wrong(input, value)
                        .ifPresentOrElse(
                                code -> check.fault("inputs." + input.key(), code),
                                () -> values.put(input.key(), value));
            }
        }
        for (String key : stated.keySet()) {
            if (asked.stream().noneMatch(input -> input.key().equals(key))) {
                check.fault("inputs." + key, "field-unknown");
            }
        }
        return new Inputs(values);
    }

    private Optional<String> wrong(Input input, String value) {
        try {
            return Optional.ofNullable(
                    switch (input.kind()) {
                        case TEXT -> value.length() > FieldCheck.LONGEST_TEXT ? "field-too-long" : null;
                        case CHOICE ->
                            input.choices().stream()
                                            .anyMatch(choice -> choice.key().equals(value))
                                    ? null
                                    : "field-choice";
                        case DATE -> fine(LocalDate.parse(value));
                        case DATETIME -> fine(Instant.parse(value));
                        case NUMBER -> value.length() > 30 ? "field-number" : fine(new BigDecimal(value));
                        case BOOLEAN -> value.equals("true") || value.equals("false") ? null : "field-choice";
                        case ORGANISATION -> organisations(value, 1);
                        case ORGANISATIONS -> organisations(value, MOST_IDS);
                        case PERSON -> people(value, 1);
                        case PERSONS -> people(value, MOST_IDS);
                        case LIMIT -> fine(TimeLimit.parse(value));
                        case CASE -> store.find(Long.parseLong(value)).isPresent() ? null : "field-case";
                        case CONDITION -> fine(Long.valueOf(value));
                    });
        } catch (DateTimeException e) {
            return Optional.of("field-date");
        } catch (NumberFormatException e) {
            return Optional.of("field-number");
        } catch (IllegalArgumentException e) {
            return Optional.of("field-limit");
        }
    }

    /** Nothing wrong: the value could be read. */
    private static @Nullable String fine(Object read) {
        Objects.requireNonNull(read);
        return null;
    }

    private @Nullable String organisations(String value, int most) {
        List<String> ids = Inputs.split(value);
        boolean known = ids.stream()
                .allMatch(id -> subjects.organisation(Long.parseLong(id)).isPresent());
        return known && ids.size() <= most ? null : "field-organisation";
    }

    private @Nullable String people(String value, int most) {
        List<String> ids = Inputs.split(value);
        boolean known =
                ids.stream().allMatch(id -> subjects.person(Long.parseLong(id)).isPresent());
        return known && ids.size() <= most ? null : "field-person";
    }
}
