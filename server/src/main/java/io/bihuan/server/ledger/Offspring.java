package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules.Conditions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins cases that come from another case: its parts, and what follows from it. */
@Component
class Offspring {

    private final CaseTypes types;
    private final Filing filing;

    Offspring(CaseTypes types, Filing filing) {
        this.types = types;
        this.filing = filing;
    }

    /** What is asked for: the type, a title, who answers. Only types that can be filed without stating more. */
    List<Input> inputs() {
        List<Choice> filable = types.all().stream()
                .filter(type -> type.loop().conditions() != Conditions.REQUIRED
                        && type.fields().stream().noneMatch(Field::required))
                .map(type -> new Choice(type.key(), type.name(), type.nameEn()))
                .toList();
        return List.of(
                new Input("type", InputKind.CHOICE, true, filable),
                Input.required("title", InputKind.TEXT),
                Input.required("organisation", InputKind.ORGANISATION));
    }

    /**
     * Files it. It is about the same thing at the same place, as grave, and as confidential as the case it comes from.
     *
     * @param link the fact by which it names that case: {@code parent} or {@code origin}
     */
    CaseRef begin(EffectWork work, String link) {
        Inputs inputs = work.inputs();
        var command = of(
                work.state(),
                inputs.requiredText("type"),
                inputs.requiredText("title"),
                inputs.requiredId("organisation"),
                work.reason());
        return begin(work.state(), command, link, work.actor(), work.at());
    }

    CaseRef begin(CaseState from, FileCase command, String link, Actor actor, java.time.Instant at) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put(link, from.caseId());
        if (from.flag("confidential")) {
            facts.put("confidential", true);
            facts.put("readers", from.map("readers"));
        }
        return filing.open(command, actor, at, facts, Map.of("from", from.requiredText("number")));
    }

    /** A case of another type about the same thing. */
    static FileCase of(CaseState from, String type, String title, long organisation, @Nullable String reason) {
        return new FileCase(
                type,
                title,
                (int) from.count("severity"),
                from.number("asset"),
                from.text("plate"),
                organisation,
                from.number("grid"),
                from.text("place"),
                from.degrees("longitude"),
                from.degrees("latitude"),
                Map.of(),
                reason);
    }
}
