package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out what somebody does to a case. */
@Component
class Acting {

    private final CaseStore store;
    private final Limits limits;
    private final Judge judge;
    private final Journal journal;
    private final StepPapers papers;
    private final Consequences consequences;

    Acting(CaseStore store, Limits limits, Judge judge, Journal journal, StepPapers papers, Consequences consequences) {
        this.consequences = consequences;
        this.store = store;
        this.limits = limits;
        this.judge = judge;
        this.journal = journal;
        this.papers = papers;
    }

    /** Does something to a case; see {@link Cases#act}. */
    CaseRef act(CaseStep step, Actor actor, Instant at) {
        CaseState state = store.lock(step.caseId()).orElseThrow(() -> Problem.notFound("case-unknown", step.caseId()));
        if (step.version() != null && step.version() != state.count("version")) {
            throw Problem.conflict("case-changed", state.requiredText("number"));
        }
        CaseType type = type(state);
        Action action = type.action(step.action())
                .orElseThrow(() -> Problem.invalid("case-action-unknown", step.action(), type.name()));
        Instant moment = Journal.moment(state, at);
        judge.refuse(type, action, state, actor, moment, step.fields().keySet()).ifPresent(refusal -> {
            throw refusal.asProblem();
        });
        StepPapers.Checked checked = papers.check(step, type, action, state);
        var work = new EffectWork(type, action, state, actor, moment, checked.reason(), checked.inputs());
        Set<String> anew = Recurrences.anew(type, state, checked.fields());
        begin(work, step, checked.fields());
        anew.forEach(rule -> work.entry(Recurrences.FACT, rule, null));
        checked.effect().ifPresent(effect -> effect.apply(work));
        move(work);
        for (Remeasuring.Reading reading : judge.readings(action, state, moment)) {
            work.entry("readings", work.next("readings"), reading.fact());
        }
        if (!checked.files().isEmpty()) {
            work.note(
                    "evidence", checked.files().stream().map(Evidence::written).toList());
        }
        if (!checked.inputs().values().isEmpty()) {
            work.note("inputs", checked.inputs().values());
        }
        String stage = work.to() == null ? state.stage() : work.to();
        boolean wasClosed = state.flag("closed");
        journal.write(state, action.key(), stage, actor, moment, checked.reason(), work.facts(), work.payload());
        consequences.stepped(work, wasClosed, anew);
        return new CaseRef(state.caseId(), state.requiredText("number"));
    }

    private static void begin(EffectWork work, CaseStep step, Map<String, Object> fields) {
        CaseState state = work.state();
        work.set("version", state.count("version") + 1);
        work.set("did:" + work.action().key(), work.actor().id());
        if (!fields.isEmpty()) {
            work.set("fields", fields);
        }
        if (work.action().assigns()) {
            work.set("handler", assignee(step, state, work.actor()));
        }
    }

    /** The limits that the way of the case sets; what the effect set stays. */
    private void move(EffectWork work) {
        @Nullable String to = work.to();
        @Nullable Stage arriving = to == null ? null : work.type().stage(to).orElseThrow();
        limits.settle(
                work.type(), work.state(), work.facts(), arriving, work.action().restartsLimit(), work.at());
    }

    private CaseType type(CaseState state) {
        String key = state.requiredText("type");
        return papers.type(key).orElseThrow(() -> Problem.conflict("case-type-gone", key));
    }

    private static long assignee(CaseStep step, CaseState state, Actor actor) {
        long owner = state.count("organisation");
        long assignee = step.assigneeOrganisationId() == null ? owner : step.assigneeOrganisationId();
        if (assignee != owner
                && !actor.scope().everything()
                && !actor.scope().organisationIds().contains(assignee)) {
            throw Problem.invalid("assignee-unknown");
        }
        return assignee;
    }
}
