package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.LookBackRows.Task;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules.LookBack;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The look-back, 回头看: some time after a case was closed, somebody other than who handled it looks whether it stayed
 * solved. What came back, and what was never done, goes back into the loop.
 */
@Service
public class LookBacks {

    /** What was found. */
    public enum Result {
        HELD,
        CAME_BACK,
        NEVER_DONE
    }

    /**
     * What somebody found.
     *
     * @param text what was seen; always asked for
     * @param evidenceIds files of the case that show it
     */
    public record Finding(Result result, String text, List<Long> evidenceIds) {

        public Finding {
            evidenceIds = List.copyOf(evidenceIds);
        }
    }

    private final LookBackRows rows;
    private final CaseStore store;
    private final CaseTypes types;
    private final Acting acting;
    private final LookBackWork work;

    LookBacks(LookBackRows rows, CaseStore store, CaseTypes types, Acting acting, LookBackWork work) {
        this.rows = rows;
        this.store = store;
        this.types = types;
        this.acting = acting;
        this.work = work;
    }

    /**
     * Finishes a look-back. What came back or was never done brings about the action the type names for it.
     *
     * @throws Problem 404 {@code look-back-unknown}; 409 {@code look-back-done}, {@code look-back-early}; 403
     *     {@code look-back-role}, {@code look-back-other}; 422 {@code look-back-text}, {@code look-back-readings},
     *     {@code evidence-unknown}
     */
    @Transactional
    public CaseRef finish(long id, Finding finding, Actor actor, Instant at) {
        Task task = rows.find(id).orElseThrow(() -> Problem.notFound("look-back-unknown", id));
        CaseState state = store.lock(task.caseId()).orElseThrow(() -> Problem.notFound("look-back-unknown", id));
        task = rows.find(id).orElseThrow(() -> Problem.notFound("look-back-unknown", id));
        CaseType type = types.find(task.type())
                .orElseThrow(() -> Problem.conflict("case-type-gone", state.requiredText("type")));
        LookBack rule = type.loop().lookBack();
        if (rule == null) {
            throw Problem.conflict("case-type-gone", type.name());
        }
        Instant moment = Journal.moment(state, at);
        refuse(task, rule, type, state, actor, moment);
        if (finding.text().isBlank()) {
            throw Problem.invalid("look-back-text");
        }
        work.write(task, rule, state, finding, actor, moment);
        if (finding.result() == Result.HELD) {
            work.next(task, rule, type, moment);
        } else {
            String action = finding.result() == Result.CAME_BACK ? rule.cameBack() : rule.neverDone();
            reopen(task.caseId(), action, finding, moment);
        }
        return new CaseRef(state.caseId(), state.requiredText("number"));
    }

    private void reopen(long caseId, String action, Finding finding, Instant at) {
        var step = new CaseStep(caseId, action, null, finding.text().strip(), Map.of(), List.of(), null);
        store.asSystem(() -> acting.act(step, Actor.SYSTEM, at));
    }

    private static void refuse(Task task, LookBack rule, CaseType type, CaseState state, Actor actor, Instant now) {
        if (task.view().result() != null) {
            throw Problem.conflict("look-back-done", state.requiredText("number"));
        }
        if (now.isBefore(task.view().dueFrom())) {
            throw Problem.conflict("look-back-early", task.view().dueFrom());
        }
        forbids(rule, type, state, actor).ifPresent(refusal -> {
            throw refusal.asProblem();
        });
    }

    /** Why somebody may not look back at a case, whenever that is due; empty for those who may. */
    static Optional<Refusal> forbids(LookBack rule, CaseType type, CaseState state, Actor actor) {
        if (actor.role() == null || !rule.roles().contains(actor.role())) {
            return Judgement.refusal(HttpStatus.FORBIDDEN, "look-back-role");
        }
        for (String other : rule.otherThan()) {
            if (Objects.equals(state.number("did:" + other), actor.id())) {
                String name = type.action(other).map(CaseType.Action::name).orElse(other);
                return Judgement.refusal(HttpStatus.FORBIDDEN, "look-back-other", name);
            }
        }
        return Optional.empty();
    }

    /** Tells what waits for a role: the types whose look-back it may do. */
    List<String> typesFor(io.bihuan.server.identity.Role role) {
        return types.all().stream()
                .filter(type -> {
                    LookBack rule = type.loop().lookBack();
                    return rule != null && rule.roles().contains(role);
                })
                .map(CaseType::key)
                .toList();
    }

    /** A fact map with what a look-back found. */
    static Map<String, @Nullable Object> fact(Finding finding, Actor actor) {
        var set = new HashMap<String, @Nullable Object>();
        set.put("lookBack", finding.result().name());
        set.put("did:" + Steps.LOOK_BACK, actor.id());
        return set;
    }
}
