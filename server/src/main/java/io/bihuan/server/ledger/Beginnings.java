package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What follows when something is reported: a case that begins is counted, a report is added to the one there is. */
@Component
class Beginnings {

    private final CaseTypes types;
    private final Recurrences recurrences;
    private final Reports reports;
    private final LookBackRows lookBacks;

    Beginnings(CaseTypes types, Recurrences recurrences, Reports reports, LookBackRows lookBacks) {
        this.types = types;
        this.recurrences = recurrences;
        this.reports = reports;
        this.lookBacks = lookBacks;
    }

    /** A case has begun. */
    void begun(String type, long caseId, Instant at) {
        types.find(type).ifPresent(known -> recurrences.count(known, caseId, EventChain.precise(at)));
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
    }
}
