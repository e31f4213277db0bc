package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Signs, by somebody who was named to. */
@Component
class SignEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.SIGN;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.optional("opinion", InputKind.TEXT));
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        if (!(state.map("signers").get(String.valueOf(actor.id())) instanceof Map<?, ?> signer)) {
            return Judgement.refusal(HttpStatus.FORBIDDEN, "case-not-signer");
        }
        return signer.get("signedAt") == null
                ? Optional.empty()
                : Judgement.refusal(HttpStatus.CONFLICT, "case-signed-already");
    }

    @Override
    public void apply(EffectWork work) {
        String id = String.valueOf(work.actor().id());
        var signer = new TreeMap<String, Object>();
        if (work.state().map("signers").get(id) instanceof Map<?, ?> before) {
            before.forEach((key, value) -> signer.put((String) key, value));
        }
        signer.put("signedAt", EventChain.written(work.at()));
        String opinion = work.inputs().text("opinion");
        if (opinion != null) {
            signer.put("opinion", opinion);
        }
        work.entry("signers", id, signer);
    }
}
