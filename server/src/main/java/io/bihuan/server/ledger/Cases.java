package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.CaseType.Action;
import io.bihuan.server.ledger.CaseType.EvidenceNeed;
import io.bihuan.server.ledger.CaseType.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
    private final CaseTypes types;
    private final Limits limits;
    private final EvidenceRegister evidence;
    private final ApplicationEventPublisher events;
    private final LedgerClock clock;

    Cases(
            CaseStore store,
            CaseTypes types,
            Limits limits,
            EvidenceRegister evidence,
            ApplicationEventPublisher events,
            LedgerClock clock) {
        this.store = store;
        this.types = types;
        this.limits = limits;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
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
        CaseType type =
                types.find(command.type()).orElseThrow(() -> Problem.invalid("case-type-unknown", command.type()));
        if (!actor.isSystem() && (actor.role() == null || !type.fileRoles().contains(actor.role()))) {
            throw Problem.forbidden("case-file-role", type.name());
        }
        if (!actor.scope().sees(command.organisationId(), command.gridId())) {
            throw Problem.invalid("case-organisation-unknown");
        }
        var check = new FieldCheck();
        check.title(command.title());
        check.severity(command.severity());
        check.place(command.place(), command.longitudeDegrees(), command.latitudeDegrees());
        @Nullable String reason = check.reason(command.reason(), false);
        Map<String, Object> fields = check.fields(type.fields(), command.fields());
        check.throwIfAny();

        Instant moment = EventChain.precise(at);
        var set = new HashMap<String, @Nullable Object>(stated(command, type, fields));
        set.put(
                "number",
                store.nextNumber(type.prefix(), moment.atZone(clock.zone()).toLocalDate()));
        set.put("filedAt", EventChain.written(moment));
        set.putAll(limits.overall(type, command.severity(), moment));
        set.putAll(limits.stage(type, type.first(), moment));
        set.putAll(facts);
        var state = new CaseState(store.newId());
        write(state, Steps.FILE, type.first().key(), actor, moment, reason, set, payload);
        return new CaseRef(state.caseId(), state.requiredText("number"));
    }

    private static Map<String, @Nullable Object> stated(FileCase command, CaseType type, Map<String, Object> fields) {
        var set = new HashMap<String, @Nullable Object>();
        set.put("type", type.key());
        set.put("typeVersion", type.version());
        set.put("title", command.title().strip());
        set.put("severity", command.severity());
        set.put("asset", command.assetId());
        set.put("plate", command.plate());
        set.put("organisation", command.organisationId());
        set.put("grid", command.gridId());
        set.put("place", command.place());
        set.put("longitude", degrees(command.longitudeDegrees()));
        set.put("latitude", degrees(command.latitudeDegrees()));
        set.put("fields", fields);
        set.put("version", 1);
        return set;
    }

    private static @Nullable String degrees(@Nullable Double degrees) {
        return degrees == null ? null : String.format(java.util.Locale.ROOT, "%.6f", degrees);
    }

    /**
     * Does something to a case.
     *
     * @throws Problem 404 {@code case-unknown}; 409 {@code case-changed} when the version is stale or
     *     {@code case-action-stage}; 403 {@code case-action-role}, {@code case-action-handler},
     *     {@code case-action-other}; 422 {@code case-action-unknown}, {@code evidence-missing-…},
     *     {@code evidence-unknown}, {@code assignee-unknown} or with the fields that are wrong
     */
    @Transactional
    public CaseRef act(CaseStep step, Actor actor, Instant at) {
        CaseState state = store.lock(step.caseId()).orElseThrow(() -> Problem.notFound("case-unknown", step.caseId()));
        if (step.version() != null && step.version() != state.count("version")) {
            throw Problem.conflict("case-changed", state.requiredText("number"));
        }
        CaseType type = type(state);
        Action action = type.action(step.action())
                .orElseThrow(() -> Problem.invalid("case-action-unknown", step.action(), type.name()));
        Judgement.refuse(type, action, state, actor).ifPresent(refusal -> {
            throw refusal.asProblem();
        });
        var check = new FieldCheck();
        @Nullable String reason = check.reason(step.reason(), action.needsReason());
        Map<String, Object> fields = check.fields(action.fields(), step.fields());
        check.throwIfAny();
        List<Evidence> files = files(step, action, state);

        Instant moment = moment(state, at);
        var set = new HashMap<String, @Nullable Object>();
        set.put("version", state.count("version") + 1);
        set.put("did:" + action.key(), actor.id());
        if (!fields.isEmpty()) {
            set.put("fields", fields);
        }
        if (action.assigns()) {
            set.put("handler", assignee(step, state, actor));
        }
        String to = action.to() == null ? state.stage() : action.to();
        if (action.to() != null) {
            Stage stage = type.stage(to).orElseThrow();
            set.putAll(limits.stage(type, stage, moment));
        }
        if (action.restartsLimit()) {
            set.putAll(limits.overall(type, (int) state.count("severity"), moment));
        }
        write(state, action.key(), to, actor, moment, reason, set, payload(files));
        return new CaseRef(state.caseId(), state.requiredText("number"));
    }

    private CaseType type(CaseState state) {
        String key = state.requiredText("type");
        return types.find(key).orElseThrow(() -> Problem.conflict("case-type-gone", key));
    }

    private List<Evidence> files(CaseStep step, Action action, CaseState state) {
        List<Evidence> all = evidence.ofCase(state.caseId());
        for (long id : step.evidenceIds()) {
            if (all.stream().noneMatch(file -> file.id() == id)) {
                throw Problem.invalid("evidence-unknown", id);
            }
        }
        Instant since = state.requiredTime("stageSince");
        List<Evidence> counted = all.stream()
                .filter(file -> step.evidenceIds().contains(file.id())
                        || (file.stage().equals(state.stage())
                                && !file.uploadedAt().isBefore(since)))
                .toList();
        for (EvidenceNeed need : action.evidence()) {
            long given = counted.stream()
                    .filter(file -> need.kind().accepts(file.mediaType()))
                    .count();
            if (given < need.count()) {
                throw Problem.invalid(need.kind().missing(), action.name(), need.count(), given);
            }
        }
        return counted;
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

    private static Map<String, @Nullable Object> payload(List<Evidence> files) {
        if (files.isEmpty()) {
            return Map.of();
        }
        return Map.of("evidence", files.stream().map(Evidence::written).toList());
    }

    /** A step is never before the one before it. */
    static Instant moment(CaseState state, Instant at) {
        Instant moment = EventChain.precise(at);
        return moment.isBefore(state.updatedAt()) ? state.updatedAt() : moment;
    }

    /** Writes a step the program itself takes, such as a joined alarm; the case stays in its stage. */
    void note(
            CaseState state,
            String step,
            Actor actor,
            Instant at,
            Map<String, @Nullable Object> set,
            Map<String, @Nullable Object> payload) {
        write(state, step, state.stage(), actor, moment(state, at), null, set, payload);
    }

    private void write(
            CaseState state,
            String step,
            String stage,
            Actor actor,
            Instant at,
            @Nullable String reason,
            Map<String, @Nullable Object> set,
            Map<String, @Nullable Object> payload) {
        var whole = new TreeMap<String, @Nullable Object>(payload);
        whole.put("set", set);
        CaseEvent event = EventChain.link(
                state.caseId(),
                state.sequence() + 1,
                step,
                stage,
                actor,
                at,
                reason,
                CanonicalJson.write(whole),
                state.lastHash());
        store.append(state, event, EventChain.precise(clock.now()));
        events.publishEvent(new CaseChanged(
                state.caseId(),
                state.requiredText("number"),
                step,
                state.count("organisation"),
                state.number("grid"),
                state.number("handler")));
    }

    /**
     * Adds a file to a case.
     *
     * @throws Problem 404 {@code case-unknown}; 409 {@code case-closed}; and as {@link EvidenceRegister} says
     */
    @Transactional
    public Evidence addEvidence(long caseId, StoredFile file, String name, Actor actor, Instant at) {
        CaseState state = store.lock(caseId).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
        if (state.flag("closed")) {
            throw Problem.conflict("case-closed", state.requiredText("number"));
        }
        Instant moment = moment(state, at);
        Evidence added = evidence.add(caseId, file, name, state.stage(), actor, moment);
        note(state, Steps.EVIDENCE_ADDED, actor, moment, Map.of(), payload(List.of(added)));
        return added;
    }

    /** The clock and the zone of case numbers. */
    record LedgerClock(InstantSource source, ZoneId zone) {

        Instant now() {
            return source.instant();
        }
    }
}
