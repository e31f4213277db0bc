package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names who is to sign, and begins the signing anew: what was signed before stands in the history only. */
@Component
class NameSignersEffect implements Effect {

    private final Subjects subjects;

    NameSignersEffect(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.NAME_SIGNERS;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("persons", InputKind.PERSONS));
    }

    @Override
    public void apply(EffectWork work) {
        work.state().map("signers").keySet().forEach(before -> work.entry("signers", before, null));
        for (long id : work.inputs().ids("persons")) {
            String name = subjects.person(id).orElse(Long.toString(id));
            if (subjects.scope(id)
                    .filter(scope -> Sight.sees(scope, work.state()))
                    .isEmpty()) {
                throw Problem.invalid("case-signer-blind", name);
            }
            var signer = new TreeMap<String, @Nullable Object>();
            signer.put("name", name);
            signer.put("namedAt", EventChain.written(work.at()));
            work.entry("signers", Long.toString(id), signer);
        }
    }
}
