package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.EvidenceTags;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.Steps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger's door for whoever changes a case: files it, acts on it. What may be done, by whom, and where the case goes
 * then, its type says. Every step is written as one event with its hash, and the case's row with it, in one transaction.
 *
 * <p>The moment of a step is an argument, so that history can be brought in; a step never lies before the one before it.
 */
@Service
public class Cases {

    private final CaseStore store;
    private final EvidenceRegister evidence;
    private final Journal journal;
    private final Filing filing;
    private final Acting acting;
    private final Consequences consequences;

    Cases(
            CaseStore store,
            EvidenceRegister evidence,
            Journal journal,
            Filing filing,
            Acting acting,
            Consequences consequences) {
        this.consequences = consequences;
        this.store = store;
        this.evidence = evidence;
        this.journal = journal;
        this.filing = filing;
        this.acting = acting;
    }

    /**
     * Files a case.
     *
     * @throws Problem 422 {@code case-type-unknown} or with the fields that are wrong; 403 {@code case-file-role}
     */
    @Transactional
    public CaseRef file(FileCase command, Actor actor, Instant at) {
        return file(command, actor, at, Map.of(), Map.of());
    }

    /** As above, with further facts and payload for the first event. */
    CaseRef file(
            FileCase command,
            Actor actor,
            Instant at,
            Map<String, @Nullable Object> facts,
            Map<String, @Nullable Object> payload) {
        CaseRef filed = filing.file(command, actor, at, facts, payload);
        consequences.begun(command.type(), filed.id(), at);
        return filed;
    }

    /**
     * Does something to a case.
     *
     * @throws Problem 404 {@code case-unknown}; 409 {@code case-changed} when the version is stale or
     *     {@code case-action-stage}; 403 {@code case-action-role}, {@code case-action-handler},
     *     {@code case-action-other}; 422 {@code case-action-unknown}, {@code evidence-missing-…},
     *     {@code evidence-unknown}, {@code assignee-unknown}, {@code case-need-…} or with the fields that are wrong
     */
    @Transactional
    public CaseRef act(CaseStep step, Actor actor, Instant at) {
        return acting.act(step, actor, at);
    }

    /**
     * Adds a further report of what an open case is about.
     *
     * @param report what was reported, by word: text, place, longitude, latitude
     * @throws Problem 404 {@code case-unknown}; 409 {@code case-report-closed}; 403 {@code case-file-role}
     */
    @Transactional
    public CaseRef report(long caseId, Map<String, Object> report, Actor actor, Instant at) {
        CaseState state = store.lock(caseId).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
        consequences.report(state, report, actor, at);
        return new CaseRef(state.caseId(), state.requiredText("number"));
    }

    /** Writes a step the program itself takes, such as a joined alarm; the case stays in its stage. */
    void note(
            CaseState state,
            String step,
            Actor actor,
            Instant at,
            Map<String, @Nullable Object> set,
            Map<String, @Nullable Object> payload) {
        journal.note(state, step, actor, at, set, payload);
    }

    /**
     * Adds a file to a case.
     *
     * @throws Problem 404 {@code case-unknown}; 409 {@code case-closed}; and as {@link EvidenceRegister} says
     */
    @Transactional
    public Evidence addEvidence(long caseId, StoredFile file, String name, Actor actor, Instant at) {
        return addEvidence(caseId, file, name, EvidenceTags.NONE, actor, at);
    }

    /** As above, with what else is known of the file. */
    @Transactional
    public Evidence addEvidence(long caseId, StoredFile file, String name, EvidenceTags tags, Actor actor, Instant at) {
        CaseState state = store.lock(caseId).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
        if (state.flag("closed") && !consequences.lookedBackAt(caseId)) {
            throw Problem.conflict("case-closed", state.requiredText("number"));
        }
        Instant moment = Journal.moment(state, at);
        Evidence added = evidence.add(caseId, file, name, state.stage(), actor, moment, tags);
        journal.note(
                state, Steps.EVIDENCE_ADDED, actor, moment, Map.of(), Map.of("evidence", List.of(added.written())));
        return added;
    }
}
