package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.LookBackRows.Task;
import io.bihuan.server.ledger.LookBacks.Finding;
import io.bihuan.server.ledger.LookBacks.Result;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.LoopRules.LookBack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a look-back writes, and what begins and ends with a case's closing. */
@Component
class LookBackWork {

    private final LookBackRows rows;
    private final Limits limits;
    private final EvidenceRegister evidence;
    private final Journal journal;
    private final Remeasuring remeasuring;

    LookBackWork(
            LookBackRows rows, Limits limits, EvidenceRegister evidence, Journal journal, Remeasuring remeasuring) {
        this.rows = rows;
        this.limits = limits;
        this.evidence = evidence;
        this.journal = journal;
        this.remeasuring = remeasuring;
    }

    /** A case was closed, or opened again. */
    void moved(CaseType type, CaseState state, boolean wasClosed, Instant at) {
        LookBack rule = type.loop().lookBack();
        if (rule == null || wasClosed == state.flag("closed")) {
            return;
        }
        if (wasClosed) {
            rows.cancel(state.caseId(), at);
        } else if (state.number("joined") == null && leavesSomethingToLookAt(rule, state)) {
            begin(state.caseId(), type, rule, 1, at);
        }
    }

    /** Whether anybody did what others are to look at: nobody did in a case that was dismissed or withdrawn. */
    private static boolean leavesSomethingToLookAt(LookBack rule, CaseState state) {
        return rule.otherThan().isEmpty()
                || rule.otherThan().stream().anyMatch(action -> state.number("did:" + action) != null);
    }

    /** The next round after one that found all well, as long as the type wants more. */
    void next(Task done, LookBack rule, CaseType type, Instant at) {
        if (done.round() < rule.times()) {
            begin(done.caseId(), type, rule, done.round() + 1, at);
        }
    }

    private void begin(long caseId, CaseType type, LookBack rule, int round, Instant from) {
        Instant begins = limits.end(type, rule.after(), from);
        rows.add(caseId, type.key(), round, begins, limits.end(type, rule.limit(), begins));
    }

    void write(Task task, LookBack rule, CaseState state, Finding finding, Actor actor, Instant at) {
        List<Evidence> files = evidence.ofCase(state.caseId()).stream()
                .filter(file -> finding.evidenceIds().contains(file.id()))
                .toList();
        if (files.size() < finding.evidenceIds().stream().distinct().count()) {
            throw Problem.invalid("evidence-unknown", finding.evidenceIds().getFirst());
        }
        Map<String, @Nullable Object> set = LookBacks.fact(finding, actor);
        Duration over = rule.remeasure();
        if (over != null) {
            remeasuring.measure(state, at.minus(over), at).ifPresent(reading -> {
                if (finding.result() == Result.HELD && !reading.enough(over)) {
                    throw Problem.invalid("look-back-readings", reading.words());
                }
                set.put(
                        "readings",
                        Map.of(Integer.toString(state.map("readings").size() + 1), reading.fact()));
            });
        }
        var payload = new HashMap<String, @Nullable Object>();
        payload.put(
                "lookBack",
                CanonicalJson.object(
                        "id",
                        task.id(),
                        "round",
                        task.round(),
                        "result",
                        finding.result().name(),
                        "text",
                        finding.text().strip()));
        if (!files.isEmpty()) {
            payload.put("evidence", files.stream().map(Evidence::written).toList());
        }
        rows.finish(task.id(), finding.result().name(), finding.text().strip(), actor, at);
        journal.note(state, Steps.LOOK_BACK, actor, at, set, payload);
    }
}
