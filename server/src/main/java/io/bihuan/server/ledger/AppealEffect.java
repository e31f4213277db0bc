package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import io.bihuan.server.ledger.type.TimeRules.Appeals;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Appeals, once and after closing, against being called late. */
@Component
class AppealEffect implements Effect {

    static final String FACT = "appeal";
    static final String ASKED = "ASKED";

    private final Limits limits;

    AppealEffect(Limits limits) {
        this.limits = limits;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.APPEAL;
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        Appeals rules = type.time().appeals();
        Instant closed = state.time("closedAt");
        return Refusals.when(rules == null, "time-appeal-not-allowed", type.name())
                .or(() -> Refusals.when(closed == null, "time-appeal-open"))
                .or(() -> Refusals.when(!state.flag("overdue"), "time-appeal-not-late"))
                .or(() -> Refusals.when(!state.map(FACT).isEmpty(), "time-appeal-once"))
                .or(() -> Refusals.when(
                        rules != null && closed != null && now.isAfter(limits.end(type, state, rules.within(), closed)),
                        "time-appeal-too-late"));
    }

    @Override
    public void apply(EffectWork work) {
        Map<String, @Nullable Object> appeal = work.signed();
        appeal.put("state", ASKED);
        appeal.put("reason", work.reason());
        appeal.put("reviews", 0);
        work.set(FACT, appeal);
    }
}
