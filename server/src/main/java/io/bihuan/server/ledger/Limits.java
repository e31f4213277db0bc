package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.DueTime;
import io.bihuan.server.calendar.TimeLimit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets the due times of a case by its type's limits and calendar. */
@Component
class Limits {

    private final Calendars calendars;

    Limits(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The facts an overall limit that begins at {@code from} sets. */
    Map<String, @Nullable Object> overall(CaseType type, int severity, Instant from) {
        TimeLimit limit = type.limits().get(severity);
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("dueFrom", EventChain.written(from));
        facts.put("dueAt", limit == null ? null : due(type.calendar(), limit, from));
        facts.put("dueRule", limit == null ? null : limit + " " + type.calendar());
        facts.put("overdue", null);
        return facts;
    }

    /** The facts that arriving in a stage sets. */
    Map<String, @Nullable Object> stage(CaseType type, CaseType.Stage stage, Instant at) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("stageSince", EventChain.written(at));
        facts.put("stageDueAt", stage.limit() == null ? null : due(type.calendar(), stage.limit(), at));
        facts.put("stageOverdue", null);
        facts.put("closed", stage.last() ? true : null);
        facts.put("closedAt", stage.last() ? EventChain.written(at) : null);
        return facts;
    }

    private @Nullable String due(String calendar, TimeLimit limit, Instant from) {
        Instant due = calendars.time(calendar).due(from, limit, List.of()).dueAt();
        return due == null ? null : EventChain.written(due);
    }

    /** When so much time from a moment on is over, by the type's calendar. */
    Instant end(CaseType type, TimeLimit limit, Instant from) {
        Instant end =
                calendars.time(type.calendar()).due(from, limit, List.of()).dueAt();
        return end == null ? Instant.MAX : end;
    }

    /** Why a case is due when it is, counted by the rule that was in force when the limit was set. */
    DueTime explain(String dueRule, Instant from) {
        String[] words = dueRule.split(" ", 2);
        return calendars.time(words[1]).due(from, TimeLimit.parse(words[0]), List.of());
    }
}
