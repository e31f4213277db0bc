package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What follows from a report or a step: recurrence is counted when a case begins, is reported again, is reopened, or comes
 * to agree with others; a closing plans a look-back.
 */
@Component
class Consequences {

    private final CaseTypes types;
    private final Recurrences recurrences;
    private final Reports reports;
    private final LookBackRows lookBacks;
    private final LookBackWork lookBackWork;

    Consequences(
            CaseTypes types,
            Recurrences recurrences,
            Reports reports,
            LookBackRows lookBacks,
            LookBackWork lookBackWork) {
        this.types = types;
        this.recurrences = recurrences;
        this.reports = reports;
        this.lookBacks = lookBacks;
        this.lookBackWork = lookBackWork;
    }

    /** A case has begun. */
    void begun(String type, long caseId, Instant at) {
        types.find(type).ifPresent(known -> recurrences.count(known, caseId, EventChain.precise(at)));
    }

    /**
     * A step of an action has been written.
     *
     * @param wasClosed whether the case was closed before it
     * @param anew the rules of recurrence that count by a field this step stated anew
     */
    void stepped(EffectWork work, boolean wasClosed, Set<String> anew) {
        CaseState state = work.state();
        lookBackWork.moved(work.type(), state, wasClosed, work.at());
        if (!state.flag("closed")) {
            recurrences.count(work.type(), state.caseId(), wasClosed ? Recurrences.keys(work.type()) : anew, work.at());
        }
        if (work.facts().get("joined") instanceof Number other) {
            recurrences.count(work.type(), other.longValue(), work.at());
        }
    }

    /** Whether files are taken for a closed case, because somebody looks back at it now. */
    boolean lookedBackAt(long caseId) {
        return lookBacks.isDue(caseId);
    }

    /** Adds a report by whoever could have filed the case. */
    void report(CaseState state, Map<String, Object> report, Actor actor, Instant at) {
        CaseType type = types.find(state.requiredText("type"))
                .orElseThrow(() -> Problem.conflict("case-type-gone", state.requiredText("type")));
        if (!actor.isSystem() && (actor.role() == null || !type.fileRoles().contains(actor.role()))) {
            throw Problem.forbidden("case-file-role", type.name());
        }
        reports.join(state, actor, at, report);
        recurrences.count(type, state.caseId(), at);
    }
}
