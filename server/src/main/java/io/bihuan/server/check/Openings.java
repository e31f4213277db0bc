package io.bihuan.server.check;

import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Checklist.Opens;
import io.bihuan.server.check.Verdict.Answer;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.ledger.condition.FilingCondition;
import io.bihuan.server.ledger.condition.FilingConditions;
import io.bihuan.server.ledger.condition.FilingOutlines;
import io.bihuan.server.ledger.condition.FilingOutlines.Fault;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules;
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
    private final FilingOutlines outlines;

    Openings(CaseTypes types, FilingConditions conditions, FilingOutlines outlines) {
        this.types = types;
        this.conditions = conditions;
        this.outlines = outlines;
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
        return outlines.type(opens.outline()).orElseThrow(() -> Problem.invalid("case-type-unknown", opens.type()));
    }

    /** What is wrong in what an item states about its case; texts may be left out, for what failed and where stands for them. */
    List<Fault> faults(Opens opens) {
        return outlines.faults(opens.outline(), field -> field.kind() == CaseType.FieldKind.TEXT);
    }

    /** What is missing or wrong in the answer to a failed item, so that its case could not be filed. */
    Optional<FieldError> fault(Item item, Answer answer) {
        Opens opens = item.opens();
        LoopRules.Conditions rule = opens == null ? LoopRules.Conditions.NONE : rule(opens);
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
        if (rule(opens) == LoopRules.Conditions.NONE) {
            return Optional.empty();
        }
        return fixed(opens).or(() -> Optional.ofNullable(chosen).flatMap(conditions::find));
    }

    /** A condition that may stand for an item's choice, where nobody is there to choose: the first of the type. */
    @Nullable
    Long first(Opens opens) {
        return rule(opens) == LoopRules.Conditions.NONE
                ? null
                : conditions.inForce(opens.type()).stream()
                        .map(FilingCondition::id)
                        .findFirst()
                        .orElse(null);
    }

    private LoopRules.Conditions rule(Opens opens) {
        return outlines.rule(opens.outline());
    }

    private Optional<FilingCondition> fixed(Opens opens) {
        return outlines.condition(opens.outline());
    }

    private Optional<FilingCondition> inForce(String type, long id) {
        return conditions
                .find(id)
                .filter(found -> !found.retired() && found.type().equals(type));
    }
}
