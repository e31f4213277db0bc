package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives the case to another organisation, which is to handle it from now on. */
@Component
class TransferEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.TRANSFER;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("organisation", InputKind.ORGANISATION));
    }

    @Override
    public void apply(EffectWork work) {
        long to = work.inputs().requiredId("organisation");
        Long from = work.state().number("handler");
        if (from != null && from == to) {
            throw Problem.conflict("case-transfer-same");
        }
        work.set("handler", to);
        work.entry("assisting", Long.toString(to), null);
        work.note("transferred", CanonicalJson.object("from", from, "to", to));
    }
}
