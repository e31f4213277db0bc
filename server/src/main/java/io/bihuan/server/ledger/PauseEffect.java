package io.bihuan.server.ledger;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import io.bihuan.server.ledger.type.TimeRules.Pauses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stops all limits of a case for a while. The pause ends at a stated moment by itself, or when somebody resumes the case or
 * leads it on. Where the type says how long a pause may last, it ends then at the latest.
 */
@Component
class PauseEffect implements Effect {

    /** The kind of a pause, as against a suspension. */
    static final String KIND = "pause";

    private final Limits limits;
    private final PauseEnds ends;

    PauseEffect(Limits limits, PauseEnds ends) {
        this.limits = limits;
        this.ends = ends;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.PAUSE;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.optional("until", InputKind.DATETIME));
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        Pauses rules = type.time().pauses();
        long had = state.entries("pauses").stream()
                .filter(pause -> pause.text("kind").equals(KIND))
                .count();
        return Refusals.when(rules == null, "time-pause-not-allowed", type.name())
                .or(() -> Refusals.when(Limits.openPause(state).isPresent(), "time-paused-already"))
                .or(() -> Refusals.when(rules != null && had >= rules.most(), "time-pauses-used", had));
    }

    @Override
    public void apply(EffectWork work) {
        Instant at = work.at();
        Instant until = until(work);
        if (until != null && !until.isAfter(at)) {
            throw Problem.invalid("time-pause-until-past");
        }
        var entry = begun(work, KIND);
        if (until != null) {
            entry.put("until", EventChain.written(EventChain.precise(until)));
            ends.plan(work.state().caseId(), until);
        }
        work.entry("pauses", work.next("pauses"), entry);
    }

    private @Nullable Instant until(EffectWork work) {
        Instant wanted = work.inputs().instant("until");
        Pauses rules = work.type().time().pauses();
        TimeLimit longest = rules == null ? null : rules.longest();
        if (longest == null) {
            return wanted;
        }
        Instant latest = limits.end(work.type(), work.state(), longest, work.at());
        if (wanted != null && wanted.isAfter(latest)) {
            throw Problem.invalid("time-pause-too-long", longest, latest);
        }
        return wanted == null ? latest : wanted;
    }

    /** A pause that begins with this step. */
    static Map<String, @Nullable Object> begun(EffectWork work, String kind) {
        Map<String, @Nullable Object> entry = work.signed();
        entry.put("kind", kind);
        entry.put("from", EventChain.written(work.at()));
        entry.put("reason", work.reason());
        return entry;
    }
}
