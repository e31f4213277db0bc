package io.bihuan.server.check;

import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Checklist.Opens;
import io.bihuan.server.check.Verdict.Answer;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.ledger.condition.FilingCondition;
import io.bihuan.server.ledger.condition.FilingConditions;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Under which filing condition a failed item opens its case. An item that names one has it fixed, as long as the city's
 * table holds it; for the others whoever checks chooses one of the type's.
 */
@Component
class Openings {

    private final CaseTypes types;
    private final FilingConditions conditions;

    Openings(CaseTypes types, FilingConditions conditions) {
        this.types = types;
        this.conditions = conditions;
    }

    /**
     * A filing condition as a phone offers it.
     *
     * @param limit of an urgency that is normal, such as {@code 5wd}; null for the type's own
     */
    record ConditionChoice(
            long id,
            String code,
            @Nullable String category,
            @Nullable String subcategory,
            String name,
            @Nullable String filing,
            @Nullable String closing,
            @Nullable String limit) {}

    /** The conditions of a type, and whether one must be chosen. */
    record TypeConditions(boolean required, List<ConditionChoice> choices) {}

    /** What can be chosen, by the key of the case type; types without filing conditions are left out. */
    Map<String, TypeConditions> choices() {
        var all = new LinkedHashMap<String, TypeConditions>();
        for (CaseType type : types.all()) {
            if (type.loop().conditions() != LoopRules.Conditions.NONE) {
                all.put(
                        type.key(),
                        new TypeConditions(
                                type.loop().conditions() == LoopRules.Conditions.REQUIRED,
                                conditions.inForce(type.key()).stream()
                                        .map(Openings::choice)
                                        .toList()));
            }
        }
        return all;
    }

    private static ConditionChoice choice(FilingCondition condition) {
        return new ConditionChoice(
                condition.id(),
                condition.code(),
                condition.category(),
                condition.subcategory(),
                condition.name(),
                condition.filing(),
                condition.closing(),
                condition.limit());
    }

    /**
     * The type of the case an item opens.
     *
     * @throws Problem 422 {@code case-type-unknown}
     */
    CaseType type(Opens opens) {
        return types.find(opens.type()).orElseThrow(() -> Problem.invalid("case-type-unknown", opens.type()));
    }

    /** What is wrong in what an item states about its case, by the key it stands under; empty when it can be opened. */
    List<FieldError> faults(Opens opens) {
        Optional<CaseType> type = types.find(opens.type());
        if (type.isEmpty()) {
            return List.of(new FieldError("type", "case-type-unknown", List.of(opens.type())));
        }
        var faults = new ArrayList<FieldError>();
        String code = opens.condition();
        String name = type.get().name();
        if (code != null && rule(opens.type()) == LoopRules.Conditions.NONE) {
            faults.add(new FieldError("condition", "condition-none", List.of(name)));
        } else if (code != null && fixed(opens).isEmpty()) {
            faults.add(new FieldError("condition", "check-condition-unknown", List.of(name, code)));
        }
        fields(type.get(), opens.fields(), faults);
        return faults;
    }

    /** Texts a type demands may be left out, because what failed and where stands for them; the rest must be stated. */
    private static void fields(CaseType type, Map<String, String> stated, List<FieldError> faults) {
        for (CaseType.Field field : type.fields()) {
            String value = stated.getOrDefault(field.key(), "");
            boolean choice = field.kind() == CaseType.FieldKind.CHOICE;
            if (value.isBlank() && field.required() && field.kind() != CaseType.FieldKind.TEXT) {
                faults.add(new FieldError(
                        "fields", "check-field-missing", List.of(type.name(), field.name(), field.key())));
            } else if (choice
                    && !value.isBlank()
                    && field.choices().stream().noneMatch(one -> one.key().equals(value))) {
                faults.add(new FieldError("fields", "check-field-choice", List.of(field.name(), value)));
            }
        }
        stated.keySet().stream()
                .filter(key ->
                        type.fields().stream().noneMatch(field -> field.key().equals(key)))
                .sorted()
                .forEach(key -> faults.add(new FieldError("fields", "check-field-unknown", List.of(type.name(), key))));
    }

    /** What is missing or wrong in the answer to a failed item, so that its case could not be filed. */
    Optional<FieldError> fault(Item item, Answer answer) {
        Opens opens = item.opens();
        LoopRules.Conditions rule = opens == null ? LoopRules.Conditions.NONE : rule(opens.type());
        if (opens == null || rule == LoopRules.Conditions.NONE || fixed(opens).isPresent()) {
            return Optional.empty();
        }
        String path = "answers." + item.key() + ".conditionId";
        Long chosen = answer.conditionId();
        if (chosen != null) {
            return inForce(opens.type(), chosen).isPresent()
                    ? Optional.empty()
                    : Optional.of(new FieldError(path, "check-condition-gone", List.of(item.text())));
        }
        boolean lacks = rule == LoopRules.Conditions.REQUIRED
                && !conditions.inForce(opens.type()).isEmpty();
        return lacks
                ? Optional.of(new FieldError(path, "check-condition-missing", List.of(item.text())))
                : Optional.empty();
    }

    /** The condition under which an item's case is filed: the item's own, else the chosen one, else none. */
    Optional<FilingCondition> condition(Opens opens, @Nullable Long chosen) {
        if (rule(opens.type()) == LoopRules.Conditions.NONE) {
            return Optional.empty();
        }
        return fixed(opens).or(() -> Optional.ofNullable(chosen).flatMap(conditions::find));
    }

    /** A condition that may stand for an item's choice, where nobody is there to choose: the first of the type. */
    @Nullable
    Long first(Opens opens) {
        return rule(opens.type()) == LoopRules.Conditions.NONE
                ? null
                : conditions.inForce(opens.type()).stream()
                        .map(FilingCondition::id)
                        .findFirst()
                        .orElse(null);
    }

    private LoopRules.Conditions rule(String type) {
        return types.find(type).map(found -> found.loop().conditions()).orElse(LoopRules.Conditions.NONE);
    }

    private Optional<FilingCondition> fixed(Opens opens) {
        String code = opens.condition();
        return code == null
                ? Optional.empty()
                : conditions.find(opens.type(), code).filter(found -> !found.retired());
    }

    private Optional<FilingCondition> inForce(String type, long id) {
        return conditions
                .find(id)
                .filter(found -> !found.retired() && found.type().equals(type));
    }
}
