package io.bihuan.server.ledger;

import io.bihuan.server.http.Messages;
import io.bihuan.server.ledger.CaseSupervision.LookBackView;
import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules.LookBack;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Shows look-backs to somebody: offered are those that {@link LookBacks#finish} would take from them. */
@Component
class LookBackViews {

    private final CaseTypes types;
    private final Messages messages;

    LookBackViews(CaseTypes types, Messages messages) {
        this.types = types;
        this.messages = messages;
    }

    /** A look-back as somebody sees it. */
    LookBackView of(LookBackView view, CaseState state, Actor actor, Locale locale) {
        if (!view.open()) {
            return view;
        }
        return view.readBy(refusal(state, actor)
                .map(why -> messages.text(
                        locale, "problem." + why.code(), why.arguments().toArray()))
                .orElse(null));
    }

    private Optional<Refusal> refusal(CaseState state, Actor actor) {
        String key = state.requiredText("type");
        CaseType type = types.find(key).orElse(null);
        LookBack rule = type == null ? null : type.loop().lookBack();
        return type == null || rule == null
                ? Judgement.refusal(HttpStatus.CONFLICT, "case-type-gone", key)
                : LookBacks.forbids(rule, type, state, actor);
    }
}
