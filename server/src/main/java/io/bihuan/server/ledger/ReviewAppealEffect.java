package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import io.bihuan.server.ledger.type.TimeRules.Appeals;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reviews an appeal. Each review is by somebody else; the first refusal ends it. After enough acceptances statistics leave
 * the lateness out; the fact that the case was late stays.
 */
@Component
class ReviewAppealEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.REVIEW_APPEAL;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.choice("decision", true, List.of("accept", "refuse")));
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        var appeal = state.map(AppealEffect.FACT);
        boolean reviewed = appeal.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith("reviewer")
                        && entry.getValue() instanceof Number by
                        && Objects.equals(by.longValue(), actor.id()));
        return Refusals.when(!AppealEffect.ASKED.equals(appeal.get("state")), "time-appeal-none")
                .or(() -> Refusals.when(
                        appeal.get("by") instanceof Number by && Objects.equals(by.longValue(), actor.id()),
                        "time-appeal-own"))
                .or(() -> Refusals.when(reviewed, "time-appeal-reviewed"));
    }

    @Override
    public void apply(EffectWork work) {
        var appeal = new HashMap<String, @Nullable Object>();
        long reviews = work.state().map(AppealEffect.FACT).get("reviews") instanceof Number number
                ? number.longValue() + 1
                : 1;
        appeal.put("reviews", reviews);
        appeal.put("reviewer" + reviews, work.actor().id());
        appeal.put("reviewer" + reviews + "Name", work.actor().name());
        Appeals rules = work.type().time().appeals();
        if (work.inputs().requiredText("decision").equals("refuse")) {
            appeal.put("state", "REFUSED");
        } else if (rules == null || reviews >= rules.reviews()) {
            appeal.put("state", "ACCEPTED");
            work.set("exempted", true);
        }
        work.set(AppealEffect.FACT, appeal);
    }
}
