package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Names who may see a confidential case from now on. Whoever filed it stays named. */
@Component
class NameReadersEffect implements Effect {

    private final Subjects subjects;

    NameReadersEffect(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.NAME_READERS;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("persons", InputKind.PERSONS));
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return state.flag("confidential")
                ? Optional.empty()
                : Judgement.refusal(HttpStatus.CONFLICT, "case-not-confidential");
    }

    @Override
    public void apply(EffectWork work) {
        Long filer = work.state().number("filer");
        List<Long> named = work.inputs().ids("persons");
        work.state().map("readers").keySet().stream()
                .filter(id -> filer == null || Long.parseLong(id) != filer)
                .forEach(id -> work.entry("readers", id, null));
        for (long id : named) {
            String name = subjects.person(id).orElse(Long.toString(id));
            work.entry("readers", Long.toString(id), Map.of("name", name));
        }
    }
}
