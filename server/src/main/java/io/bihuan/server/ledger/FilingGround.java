package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.LoopRules;
import io.bihuan.server.ledger.type.Urgency;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts a case begins with besides what is stated about it: its filing condition, its urgency, who sees it. */
@Component
class FilingGround {

    private final JdbcClient jdbc;
    private final Subjects subjects;

    FilingGround(JdbcClient jdbc, Subjects subjects) {
        this.jdbc = jdbc;
        this.subjects = subjects;
    }

    /**
     * The facts.
     *
     * @throws Problem 422 {@code condition-required}, {@code condition-none}, {@code condition-unknown},
     *     {@code urgency-unknown}, {@code case-readers-missing}, {@code case-reader-unknown}
     */
    Map<String, @Nullable Object> facts(FileCase command, CaseType type, Actor actor) {
        var facts = new HashMap<String, @Nullable Object>();
        condition(command, type, facts);
        if (!Urgency.keys().contains(command.urgency())) {
            throw Problem.invalid("urgency-unknown", command.urgency());
        }
        if (!command.urgency().equals(Urgency.NORMAL.key())) {
            facts.put("urgency", command.urgency());
        }
        if (type.loop().confidential()) {
            facts.put("confidential", true);
            facts.put("readers", readers(command, type, actor));
        }
        return facts;
    }

    private void condition(FileCase command, CaseType type, Map<String, @Nullable Object> facts) {
        LoopRules.Conditions rule = type.loop().conditions();
        Long id = command.conditionId();
        if (id == null) {
            if (rule == LoopRules.Conditions.REQUIRED) {
                throw Problem.invalid("condition-required", type.name());
            }
            return;
        }
        if (rule == LoopRules.Conditions.NONE) {
            throw Problem.invalid("condition-none", type.name());
        }
        facts.put("condition", snapshot(id, type));
    }

    /** The condition as it is today; the table may change later. */
    private Map<String, Object> snapshot(long id, CaseType type) {
        return jdbc.sql("""
                        select id, code, name, filing, closing, limit_normal as limit, limit_urgent as "limitUrgent",
                          limit_very_urgent as "limitVeryUrgent"
                        from filing_condition where id = :id and type = :type and retired_at is null""").param("id", id).param("type", type.key()).query().listOfRows().stream()
                .findFirst()
                .<Map<String, Object>>map(row -> {
                    var snapshot = new TreeMap<String, Object>();
                    row.forEach((key, value) -> {
                        if (value != null) {
                            snapshot.put(key, value);
                        }
                    });
                    return snapshot;
                })
                .orElseThrow(() -> Problem.invalid("condition-unknown", id));
    }

    /** Whoever files a confidential case sees it, and whom the filer names. */
    private Map<String, Object> readers(FileCase command, CaseType type, Actor actor) {
        var readers = new TreeMap<String, Object>();
        if (actor.id() != null) {
            readers.put(Long.toString(actor.id()), Map.of("name", actor.name()));
        }
        for (long id : command.readerIds()) {
            String name = subjects.person(id).orElseThrow(() -> Problem.invalid("case-reader-unknown", id));
            readers.put(Long.toString(id), Map.of("name", name));
        }
        if (readers.isEmpty()) {
            throw Problem.invalid("case-readers-missing", type.name());
        }
        return readers;
    }
}
