package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.LoopRules.Recurrence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how often something happened again, and does what the case's type says then. */
@Component
class Recurrences {

    private static final int MOST_NAMED = 20;

    private final JdbcClient jdbc;
    private final CaseStore store;
    private final Journal journal;
    private final Reactions reactions;
    private final Limits limits;

    Recurrences(JdbcClient jdbc, CaseStore store, Journal journal, Reactions reactions, Limits limits) {
        this.limits = limits;
        this.jdbc = jdbc;
        this.store = store;
        this.journal = journal;
        this.reactions = reactions;
    }

    /** Counts for a case that has just begun; every rule of its type that fits leaves a step. */
    void count(CaseType type, long caseId, Instant at) {
        if (type.loop().recurrences().isEmpty()) {
            return;
        }
        store.asSystem(() -> {
            CaseState state = store.lock(caseId).orElseThrow();
            for (Recurrence rule : type.loop().recurrences()) {
                earlier(rule, state, at)
                        .filter(found -> found.size() + 1 >= rule.atLeast())
                        .ifPresent(found -> mark(type, rule, state, found, at));
            }
            return caseId;
        });
    }

    private void mark(CaseType type, Recurrence rule, CaseState state, List<Long> earlier, Instant at) {
        var set = new HashMap<String, @Nullable Object>();
        String named = earlier.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(","));
        set.put("recurrences", Map.of(rule.key(), CanonicalJson.object("count", earlier.size() + 1, "cases", named)));
        List<String> did =
                reactions.apply(state, rule.reactions(), CaseCalls.Again.of(type, rule, earlier.size() + 1), set, at);
        limits.settle(type, state, set, null, false, at);
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("rule", rule.key());
        payload.put("did", did);
        journal.note(state, Steps.RECURRENCE, Actor.SYSTEM, at, set, payload);
    }

    /** The cases of the type that agree with this one, newest first; empty when it has nothing to agree in. */
    private Optional<List<Long>> earlier(Recurrence rule, CaseState state, Instant at) {
        var parameters = new HashMap<String, @Nullable Object>();
        Optional<String> alike = alike(rule, state, parameters);
        return alike.map(condition -> jdbc.sql("select c.id from ledger_case c where c.type = :type and c.id <> :id"
                        + " and c.filed_at >= :since and c.filed_at <= :at and " + condition
                        + " order by c.filed_at desc, c.id desc limit 1000")
                .params(parameters)
                .param("type", state.requiredText("type"))
                .param("id", state.caseId())
                .param("at", CaseStore.sql(at))
                .param("since", CaseStore.sql(at.minus(rule.within())))
                .query((row, number) -> row.getLong(1))
                .list());
    }

    private static Optional<String> alike(Recurrence rule, CaseState state, Map<String, @Nullable Object> parameters) {
        return switch (rule.by()) {
            case ASSET -> same("c.asset_id = :same", state.number("asset"), parameters);
            case UNIT -> same("c.organisation_id = :same", state.number("organisation"), parameters);
            case CONDITION ->
                same("c.condition_id = :same", state.map("condition").get("id"), parameters);
            case FIELD -> {
                String field = String.valueOf(rule.field());
                parameters.put("field", field);
                yield same("c.fields ->> :field = :same", state.fields().get(field), parameters);
            }
            case PLACE -> {
                Double latitude = state.degrees("latitude");
                Double longitude = state.degrees("longitude");
                if (latitude == null || longitude == null) {
                    yield Optional.empty();
                }
                parameters.put("latitude", latitude);
                parameters.put("longitude", longitude);
                parameters.put("radius", (double) rule.radiusMetres());
                yield Optional.of(LikeCases.BOX + " and " + LikeCases.METRES + " <= :radius");
            }
        };
    }

    private static Optional<String> same(
            String condition, @Nullable Object value, Map<String, @Nullable Object> parameters) {
        if (value == null) {
            return Optional.empty();
        }
        parameters.put("same", value);
        return Optional.of(condition);
    }
}
