package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins cases. */
@Component
class Filing {

    private final CaseStore store;
    private final CaseNumbers numbers;
    private final CaseTypes types;
    private final Limits limits;
    private final Journal journal;
    private final FilingGround ground;

    Filing(CaseStore store, CaseNumbers numbers, CaseTypes types, Limits limits, Journal journal, FilingGround ground) {
        this.ground = ground;
        this.store = store;
        this.numbers = numbers;
        this.types = types;
        this.limits = limits;
        this.journal = journal;
    }

    /** Files a case with further facts and payload for the first event; see {@link Cases#file}. */
    CaseRef file(
            FileCase command,
            Actor actor,
            Instant at,
            Map<String, @Nullable Object> facts,
            Map<String, @Nullable Object> payload) {
        CaseType type = type(command);
        if (!actor.isSystem() && (actor.role() == null || !type.fileRoles().contains(actor.role()))) {
            throw Problem.forbidden("case-file-role", type.name());
        }
        if (!actor.scope().sees(command.organisationId(), command.gridId())) {
            throw Problem.invalid("case-organisation-unknown");
        }
        return open(command, actor, at, facts, payload);
    }

    /** Files a case without asking who may file such: because a step of another case brings it about. */
    CaseRef open(
            FileCase command,
            Actor actor,
            Instant at,
            Map<String, @Nullable Object> facts,
            Map<String, @Nullable Object> payload) {
        CaseType type = type(command);
        var check = new FieldCheck();
        check.title(command.title());
        check.severity(command.severity());
        check.place(command.place(), command.longitudeDegrees(), command.latitudeDegrees());
        @Nullable String reason = check.reason(command.reason(), false);
        Map<String, Object> fields = check.fields(type.fields(), command.fields());
        check.throwIfAny();

        Instant moment = EventChain.precise(at);
        var set = new HashMap<String, @Nullable Object>(stated(command, type, fields));
        set.put("filedAt", EventChain.written(moment));
        set.put("filer", actor.id());
        if (!facts.containsKey("readers")) {
            set.putAll(ground.facts(command, type, actor));
        }
        set.putAll(facts);
        limits.begin(type, set, moment);
        var state = new CaseState(store.newId());
        set.put("number", numbers.next(type.prefix(), moment));
        journal.write(state, Steps.FILE, type.first().key(), actor, moment, reason, set, payload);
        return new CaseRef(state.caseId(), state.requiredText("number"));
    }

    private CaseType type(FileCase command) {
        return types.find(command.type()).orElseThrow(() -> Problem.invalid("case-type-unknown", command.type()));
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
        return degrees == null ? null : String.format(Locale.ROOT, "%.6f", degrees);
    }
}
