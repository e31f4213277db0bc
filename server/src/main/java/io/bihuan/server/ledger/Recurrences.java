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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how often something happened again, and does what the case's type says then. */
@Component
class Recurrences {

    /** The fact that holds, by rule, how many were counted last, and which. */
    static final String FACT = "recurrences";

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

    /** The rules of a type. */
    static Set<String> keys(CaseType type) {
        return type.loop().recurrences().stream().map(Recurrence::key).collect(Collectors.toSet());
    }

    /** The rules that count by a field which a step states otherwise than it stood. */
    static Set<String> anew(CaseType type, CaseState before, Map<String, Object> fields) {
        return type.loop().recurrences().stream()
                .filter(rule -> rule.field() != null
                        && fields.containsKey(rule.field())
                        && !Objects.equals(
                                fields.get(rule.field()), before.fields().get(rule.field())))
                .map(Recurrence::key)
                .collect(Collectors.toSet());
    }

    /** Counts for a case that began, or happened again, by every rule of its type. */
    void count(CaseType type, long caseId, Instant at) {
        count(type, caseId, keys(type), at);
    }

    /** Counts for an open case by some rules; each that fits, and counts more than it did before, leaves a step. */
    void count(CaseType type, long caseId, Set<String> rules, Instant at) {
        if (rules.isEmpty()) {
            return;
        }
        store.asSystem(() -> {
            CaseState state = store.lock(caseId).orElseThrow();
            for (Recurrence rule : type.loop().recurrences()) {
                if (rules.contains(rule.key())) {
                    earlier(rule, state, at)
                            .filter(found ->
                                    found.size() + 1 >= rule.atLeast() && found.size() + 1 > counted(state, rule))
                            .ifPresent(found -> mark(type, rule, state, found, at));
                }
            }
            return caseId;
        });
    }

    private static long counted(CaseState state, Recurrence rule) {
        return state.entries(FACT).stream()
                .filter(entry -> entry.key().equals(rule.key()))
                .mapToLong(entry -> entry.number("count"))
                .findFirst()
                .orElse(0);
    }

    /** A confidential case is counted, and never named: facts are shown to all who see the case they stand in. */
    private void mark(CaseType type, Recurrence rule, CaseState state, List<Found> earlier, Instant at) {
        int count = earlier.size() + 1;
        var set = new HashMap<String, @Nullable Object>();
        String named = earlier.stream()
                .filter(found -> !found.confidential())
                .limit(MOST_NAMED)
                .map(found -> Long.toString(found.id()))
                .collect(Collectors.joining(","));
        set.put(FACT, Map.of(rule.key(), CanonicalJson.object("count", count, "cases", named)));
        List<String> did = reactions.apply(state, rule.reactions(), CaseCalls.Again.of(type, rule, count), set, at);
        limits.settle(type, state, set, null, false, at);
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("rule", rule.key());
        payload.put("did", did);
        journal.note(state, Steps.RECURRENCE, Actor.SYSTEM, at, set, payload);
    }

    /** A case that agrees. */
    private record Found(long id, boolean confidential) {}

    /**
     * The cases of the type that agree with this one, newest first; empty when it has nothing to agree in. A case that was
     * joined to another, and one that came out of another, is about what that one is about and not counted beside it.
     * Confidential ones count for confidential ones only: a number alone would tell of them.
     */
    private Optional<List<Found>> earlier(Recurrence rule, CaseState state, Instant at) {
        var parameters = new HashMap<String, @Nullable Object>();
        Optional<String> alike = alike(rule, state, parameters);
        return alike.map(condition -> jdbc.sql("select c.id, c.confidential from ledger_case c where c.type = :type"
                        + " and c.id <> :id and c.filed_at >= :since and c.filed_at <= :at and " + condition
                        + " and c.parent_id is null and c.origin_id is null and c.id <> all (:from)"
                        + " and (:confidential or not c.confidential)"
                        + " and not jsonb_exists(cast(c.facts as jsonb), 'joined')"
                        + " order by c.filed_at desc, c.id desc limit 1000")
                .params(parameters)
                .param("type", state.requiredText("type"))
                .param("id", state.caseId())
                .param("from", new Long[] {state.count("parent"), state.count("origin")})
                .param("confidential", state.flag("confidential"))
                .param("at", CaseStore.sql(at))
                .param("since", CaseStore.sql(at.minus(rule.within())))
                .query((row, number) -> new Found(row.getLong(1), row.getBoolean(2)))
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
