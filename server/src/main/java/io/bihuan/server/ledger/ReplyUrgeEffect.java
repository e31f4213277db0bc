package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.FactEntry;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers an urging that has no answer yet. */
@Component
class ReplyUrgeEffect implements Effect {

    private static final int SHOWN = 40;

    @Override
    public EffectKind kind() {
        return EffectKind.REPLY_URGE;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        List<Choice> open = open(state).stream()
                .map(urge -> {
                    String text = urge.text("text");
                    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
                    return new Choice(urge.key(), shown, shown);
                })
                .toList();
        return List.of(new Input("urge", InputKind.CHOICE, true, open), Input.required("text", InputKind.TEXT));
    }

    private static List<FactEntry> open(CaseState state) {
        return state.entries("urges").stream()
                .filter(urge -> urge.optional("reply") == null)
                .toList();
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return open(state).isEmpty() ? Judgement.refusal(HttpStatus.CONFLICT, "case-no-open-urge") : Optional.empty();
    }

    @Override
    public void apply(EffectWork work) {
        String key = work.inputs().requiredText("urge");
        var urge = new TreeMap<String, @Nullable Object>();
        if (work.state().map("urges").get(key) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> urge.put((String) name, value));
        }
        urge.put("reply", work.inputs().requiredText("text"));
        urge.put("repliedAt", EventChain.written(work.at()));
        urge.put("repliedBy", work.actor().id());
        urge.put("repliedByName", work.actor().name());
        work.entry("urges", key, urge);
    }
}
