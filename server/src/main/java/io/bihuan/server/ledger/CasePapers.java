package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.Steps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts official papers about a case, such as a notice or an acceptance form, into its file and its history. */
@Service
public class CasePapers {

    /** Stands for the stage of a paper, so that a notice to the handler is never counted as the handler's own proof. */
    private static final String NO_STAGE = "form";

    private final CaseStore store;
    private final Cases cases;
    private final EvidenceRegister evidence;

    CasePapers(CaseStore store, Cases cases, EvidenceRegister evidence) {
        this.store = store;
        this.cases = cases;
        this.evidence = evidence;
    }

    /**
     * Records a paper that was issued. Other than with evidence the case may be closed.
     *
     * @param file the paper as it went out
     * @param details what else the history is to say of it: which form, its official number
     * @throws Problem 404 {@code case-unknown}
     */
    @Transactional
    public Evidence issue(
            long caseId, StoredFile file, String name, Map<String, String> details, Actor actor, Instant at) {
        CaseState state = store.lock(caseId).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
        Instant moment = Journal.moment(state, at);
        Evidence added = evidence.add(caseId, file, name, NO_STAGE, actor, moment);
        var payload = new TreeMap<String, @Nullable Object>();
        payload.put("form", Map.copyOf(details));
        payload.put("evidence", List.of(added.written()));
        cases.note(state, Steps.FORM_ISSUED, actor, moment, Map.of(), payload);
        return added;
    }
}
