package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets an organisation that helped go. */
@Component
class UnassistEffect implements Effect {

    private final Subjects subjects;

    UnassistEffect(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.UNASSIST;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        List<Choice> helpers = state.map("assisting").keySet().stream()
                .map(id -> {
                    String name = subjects.organisation(Long.parseLong(id)).orElse(id);
                    return new Choice(id, name, name);
                })
                .toList();
        return List.of(new Input("organisation", InputKind.CHOICE, true, helpers));
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return state.map("assisting").isEmpty()
                ? Judgement.refusal(HttpStatus.CONFLICT, "case-nobody-assists")
                : Optional.empty();
    }

    @Override
    public void apply(EffectWork work) {
        work.entry("assisting", work.inputs().requiredText("organisation"), null);
    }
}
