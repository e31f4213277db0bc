package io.bihuan.server.ledger.condition;

import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Whether the ledger has what an outline names, so that a case can be filed by it. */
@Component
public class FilingOutlines {

    private final CaseTypes types;
    private final FilingConditions conditions;

    FilingOutlines(CaseTypes types, FilingConditions conditions) {
        this.types = types;
        this.conditions = conditions;
    }

    /**
     * What is wrong in an outline.
     *
     * @param error under {@code type}, {@code condition} or {@code fields}; codes {@code case-type-unknown},
     *     {@code condition-none}, {@code outline-condition}, {@code outline-field-missing}, {@code outline-field-unknown},
     *     {@code outline-field-choice}
     * @param sentence the same for a file people write, as the rest of a sentence that begins with the key
     */
    public record Fault(FieldError error, String sentence) {

        private static Fault of(String key, String code, String sentence, Object... arguments) {
            return new Fault(new FieldError(key, code, List.of(arguments)), sentence);
        }
    }

    /** The type of an outline, as long as it is in force. */
    public Optional<CaseType> type(FilingOutline outline) {
        return types.find(outline.type());
    }

    /** Whether cases of the outline's type are filed under a condition; none for a type that is not in force. */
    public LoopRules.Conditions rule(FilingOutline outline) {
        return type(outline).map(type -> type.loop().conditions()).orElse(LoopRules.Conditions.NONE);
    }

    /** The condition an outline names, as long as something can be filed under it. */
    public Optional<FilingCondition> condition(FilingOutline outline) {
        String code = outline.condition();
        return code == null || rule(outline) == LoopRules.Conditions.NONE
                ? Optional.empty()
                : conditions.find(outline.type(), code).filter(found -> !found.retired());
    }

    /**
     * What is wrong in an outline; empty when a case can be filed by it.
     *
     * @param later which fields are stated only when a case is filed, so that the outline may leave them out
     */
    public List<Fault> faults(FilingOutline outline, Predicate<CaseType.Field> later) {
        Optional<CaseType> type = type(outline);
        String key = outline.type();
        if (type.isEmpty()) {
            return List.of(
                    Fault.of("type", "case-type-unknown", "is '" + key + "', and no such case type is in force", key));
        }
        var faults = new ArrayList<Fault>();
        String name = type.get().name();
        String code = outline.condition();
        if (code != null && rule(outline) == LoopRules.Conditions.NONE) {
            faults.add(Fault.of(
                    "condition",
                    "condition-none",
                    "is given, but cases of '" + key + "' have no filing conditions",
                    name));
        } else if (code != null && condition(outline).isEmpty()) {
            faults.add(Fault.of(
                    "condition",
                    "outline-condition",
                    "is '" + code + "', and the city's table has no such filing condition in force for '" + key + "'",
                    name,
                    code));
        }
        fields(type.get(), outline.fields(), later, faults);
        return faults;
    }

    private static void fields(
            CaseType type, Map<String, String> stated, Predicate<CaseType.Field> later, List<Fault> faults) {
        for (CaseType.Field field : type.fields()) {
            String value = stated.getOrDefault(field.key(), "");
            if (value.isBlank() && field.required() && !later.test(field)) {
                faults.add(Fault.of(
                        "fields",
                        "outline-field-missing",
                        "must state '" + field.key() + "', which cases of '" + type.key() + "' demand",
                        type.name(),
                        field.name(),
                        field.key()));
            } else if (!value.isBlank()
                    && field.kind() == CaseType.FieldKind.CHOICE
                    && field.choices().stream().noneMatch(one -> one.key().equals(value))) {
                faults.add(Fault.of(
                        "fields",
                        "outline-field-choice",
                        "states '" + value + "' for '" + field.key() + "', which is none of its choices",
                        field.name(),
                        value));
            }
        }
        stated.keySet().stream()
                .filter(key ->
                        type.fields().stream().noneMatch(field -> field.key().equals(key)))
                .sorted()
                .forEach(key -> faults.add(Fault.of(
                        "fields",
                        "outline-field-unknown",
                        "states '" + key + "', which cases of '" + type.key() + "' do not have",
                        type.name(),
                        key)));
    }
}
