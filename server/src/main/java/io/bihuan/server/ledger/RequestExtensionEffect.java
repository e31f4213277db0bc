package io.bihuan.server.ledger;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.FactEntry;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import io.bihuan.server.ledger.type.TimeRules.Extensions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for more time. It counts from the due time on once it is granted, whenever that is. */
@Component
class RequestExtensionEffect implements Effect {

    static final String FACT = "extensions";
    static final String ASKED = "ASKED";

    private final Limits limits;

    RequestExtensionEffect(Limits limits) {
        this.limits = limits;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.REQUEST_EXTENSION;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("amount", InputKind.LIMIT));
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        Extensions rules = type.time().extensions();
        Instant due = state.time("dueAt");
        int granted = Limits.granted(state, state.requiredTime("dueFrom")).size();
        return Refusals.when(rules == null, "time-extension-not-allowed", type.name())
                .or(() -> Refusals.when(asked(state).isPresent(), "time-extension-asked"))
                .or(() -> Refusals.when(due == null, "time-extension-no-due"))
                .or(() -> Refusals.when(rules != null && granted >= rules.most(), "time-extensions-used", granted))
                .or(() -> Refusals.when(
                        rules != null && !rules.whenOverdue() && due != null && !now.isBefore(due),
                        "time-extension-overdue"));
    }

    @Override
    public void apply(EffectWork work) {
        TimeLimit amount = work.inputs().limit("amount");
        if (amount == null || amount.amount() == 0 || amount.season() != null) {
            throw Problem.invalid("time-extension-amount");
        }
        refuseTooLong(work, amount);
        Map<String, @Nullable Object> entry = work.signed();
        entry.put("amount", amount.toString());
        entry.put("reason", work.reason());
        entry.put("state", ASKED);
        work.entry(FACT, work.next(FACT), entry);
    }

    /** Compares in time, because hours and working days have no order of their own. */
    private void refuseTooLong(EffectWork work, TimeLimit amount) {
        Extensions rules = work.type().time().extensions();
        Instant due = work.state().time("dueAt");
        if (rules == null || rules.longest() == null || due == null) {
            return;
        }
        Instant latest = limits.end(work.type(), work.state(), rules.longest(), due);
        if (limits.end(work.type(), work.state(), amount, due).isAfter(latest)) {
            throw Problem.invalid("time-extension-too-long", rules.longest());
        }
    }

    /** The request nobody has decided yet. */
    static Optional<FactEntry> asked(CaseState state) {
        return state.entries(FACT).stream()
                .filter(extension -> extension.text("state").equals(ASKED))
                .findFirst();
    }

    /** The request as it is after somebody decided it. */
    static Map<String, @Nullable Object> decided(FactEntry asked, EffectWork work, String state) {
        var entry = new HashMap<String, @Nullable Object>(asked.values());
        entry.put("state", state);
        entry.put("decidedAt", EventChain.written(work.at()));
        entry.put("decidedBy", work.actor().id());
        entry.put("decidedByName", work.actor().name());
        return entry;
    }
}
