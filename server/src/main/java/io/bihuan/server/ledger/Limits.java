package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.DueTime;
import io.bihuan.server.calendar.LimitRule;
import io.bihuan.server.calendar.Pause;
import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.calendar.WorkplaceCalendars;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.FactEntry;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Stage;
import io.bihuan.server.ledger.type.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sets the due times of a case: from the limit its filing condition gives, else its type, by the calendar of the type or
 * of whoever handles it, with its pauses and extensions. What was in force when a limit began is kept as a fact, the rule
 * ({@code 5wd office}): a changed type does not change cases that run.
 */
@Component
class Limits {

    /** Facts whose change brings another limit. */
    private static final Set<String> OTHER_LIMIT = Set.of("severity", "urgency", "condition");

    /** Facts whose change moves the due time under the same limit. */
    private static final Set<String> OTHER_DUE = Set.of("pauses", "extensions");

    private final Calendars calendars;
    private final WorkplaceCalendars workplaces;

    Limits(Calendars calendars, WorkplaceCalendars workplaces) {
        this.calendars = calendars;
        this.workplaces = workplaces;
    }

    /** Adds to the facts of a case that begins the limits it begins with. */
    void begin(CaseType type, Map<String, @Nullable Object> set, Instant at) {
        settle(type, new CaseState(0), set, type.first(), true, at);
    }

    /**
     * Adds to the facts a step changes what follows for the limits. A fact that is among them already stays as it is.
     *
     * @param arriving the stage the case goes to, null when it stays
     * @param restarts whether the overall limit begins anew
     */
    void settle(
            CaseType type,
            CaseState before,
            Map<String, @Nullable Object> set,
            @Nullable Stage arriving,
            boolean restarts,
            Instant at) {
        var facts = new HashMap<String, @Nullable Object>();
        if (arriving != null) {
            arrive(type, before, set, facts, arriving, restarts, at);
        }
        if (restarts) {
            facts.put("dueFrom", EventChain.written(at));
        }
        facts.forEach(set::putIfAbsent);
        boolean newHands = set.containsKey("handler") && type.calendar().equals(CaseType.BY_ORGANISATION);
        boolean otherLimit = newHands || set.keySet().stream().anyMatch(OTHER_LIMIT::contains);
        boolean otherDue = set.keySet().stream().anyMatch(OTHER_DUE::contains);
        CaseState now = before.with(set);
        var dues = new HashMap<String, @Nullable Object>();
        if (restarts || otherLimit) {
            dues.put("dueRule", overallRule(type, now).orElse(null));
        }
        String stage = arriving == null ? before.stage() : arriving.key();
        boolean otherStageLimit = arriving != null || newHands || set.containsKey("urgency");
        if (otherStageLimit) {
            dues.put("stageRule", stageRule(type, now, stage).orElse(null));
        }
        now = now.with(dues);
        if (restarts || otherLimit || otherDue) {
            due("dueAt", "overdue", now, overall(now), at, dues);
        }
        if (otherStageLimit || otherDue) {
            due("stageDueAt", "stageOverdue", now, ofStage(now, stage), at, dues);
        }
        if (arriving != null && arriving.last() && isPast(now.with(dues).time("dueAt"), at)) {
            dues.put("overdue", true);
        }
        dues.forEach(set::putIfAbsent);
    }

    private static boolean isPast(@Nullable Instant due, Instant at) {
        return due != null && !due.isAfter(at);
    }

    private static void due(
            String key,
            String mark,
            CaseState now,
            Optional<DueTime> due,
            Instant at,
            Map<String, @Nullable Object> dues) {
        Instant dueAt = due.map(DueTime::dueAt).orElse(null);
        dues.put(key, dueAt == null ? null : EventChain.written(dueAt));
        if (!isPast(dueAt, at) || !Objects.equals(now.time(key), dueAt)) {
            dues.put(mark, null);
        }
    }

    private static void arrive(
            CaseType type,
            CaseState before,
            Map<String, @Nullable Object> set,
            Map<String, @Nullable Object> facts,
            Stage arriving,
            boolean restarts,
            Instant at) {
        facts.put("stageSince", EventChain.written(at));
        facts.put("stageOverdue", null);
        facts.put("closed", arriving.last() ? true : null);
        facts.put("closedAt", arriving.last() ? EventChain.written(at) : null);
        if (restarts) {
            facts.put("visits", null);
        } else if (type.time().countsTotal(before.stage())) {
            String visit = EventChain.written(before.requiredTime("stageSince")) + "/" + EventChain.written(at);
            Object earlier = before.map("visits").get(before.stage());
            facts.put("visits", Map.of(before.stage(), earlier == null ? visit : earlier + "," + visit));
        }
        if (!set.containsKey("pauses")) {
            openPause(before).ifPresent(open -> facts.put("pauses", Map.of(open.key(), ended(open, at))));
        }
    }

    /** The pause that lasts, if any; whoever leads the case on ends it. */
    static Optional<FactEntry> openPause(CaseState state) {
        return state.entries("pauses").stream()
                .filter(pause -> pause.time("to") == null)
                .findFirst();
    }

    /** A pause as it is after its end. */
    static Map<String, @Nullable Object> ended(FactEntry pause, Instant at) {
        var entry = new HashMap<String, @Nullable Object>(pause.values());
        Instant from = pause.requiredTime("from");
        Instant until = pause.time("until");
        Instant end = until != null && until.isBefore(at) ? until : at;
        entry.put("to", EventChain.written(end.isBefore(from) ? from : end));
        return entry;
    }

    private Optional<String> overallRule(CaseType type, CaseState now) {
        String calendar = calendar(type, now);
        Urgency urgency = Urgency.of(now.text("urgency"));
        return ofCondition(now.map("condition"), urgency)
                .or(() -> type.time().overall((int) now.count("severity"), urgency))
                .map(rule -> calendars.limit(calendar, rule, now.requiredTime("dueFrom")) + " " + calendar);
    }

    /** The limit of the filing condition: {@code limit}, or {@code limitUrgent}, {@code limitVeryUrgent} where stated. */
    private static Optional<LimitRule> ofCondition(Map<String, Object> condition, Urgency urgency) {
        Object own = condition.get(
                switch (urgency) {
                    case NORMAL -> "limit";
                    case URGENT -> "limitUrgent";
                    case VERY_URGENT -> "limitVeryUrgent";
                });
        Object limit = own == null ? condition.get("limit") : own;
        return limit instanceof String text && !text.isBlank() ? Optional.of(LimitRule.parse(text)) : Optional.empty();
    }

    private Optional<String> stageRule(CaseType type, CaseState now, String stage) {
        String calendar = calendar(type, now);
        return type.time()
                .stage(stage, Urgency.of(now.text("urgency")))
                .map(rule -> calendars.limit(calendar, rule, now.requiredTime("stageSince")) + " " + calendar
                        + (type.time().countsTotal(stage) ? " total" : ""));
    }

    private String calendar(CaseType type, CaseState now) {
        if (!type.calendar().equals(CaseType.BY_ORGANISATION)) {
            return type.calendar();
        }
        Long handler = now.number("handler");
        return workplaces.of(handler == null ? now.count("organisation") : handler);
    }

    /** Why the overall limit is due when it is; empty without limit, or when its calendar is gone. */
    Optional<DueTime> overall(CaseState state) {
        return Rule.of(state.text("dueRule")).filter(this::isKnown).map(rule -> {
            var limits = new ArrayList<TimeLimit>();
            limits.add(rule.limit());
            Instant from = state.requiredTime("dueFrom");
            granted(state, from).forEach(extension -> limits.add(TimeLimit.parse(extension.text("amount"))));
            return calendars.time(rule.calendar()).due(from, limits, pauses(state));
        });
    }

    /** Why the limit of the stage the case stands in is due when it is. */
    Optional<DueTime> ofStage(CaseState state, String stage) {
        return Rule.of(state.text("stageRule")).filter(this::isKnown).map(rule -> {
            Instant since = state.requiredTime("stageSince");
            List<Pause> visits = rule.total() ? Visits.of(state, stage) : List.of();
            var stopped = new ArrayList<>(pauses(state));
            stopped.addAll(Visits.between(visits, since));
            Instant from = visits.isEmpty() ? since : visits.getFirst().from();
            return Visits.named(
                    calendars.time(rule.calendar()).due(from, rule.limit(), stopped), Visits.between(visits, since));
        });
    }

    private boolean isKnown(Rule rule) {
        return calendars.find(rule.calendar()).isPresent();
    }

    /** Extensions that were granted since the limit began. */
    static List<FactEntry> granted(CaseState state, Instant from) {
        return state.entries("extensions").stream()
                .filter(extension -> extension.text("state").equals("APPROVED")
                        && !extension.requiredTime("decidedAt").isBefore(from))
                .toList();
    }

    private static List<Pause> pauses(CaseState state) {
        return state.entries("pauses").stream()
                .map(pause -> new Pause(
                        pause.requiredTime("from"), pause.time("to") == null ? pause.time("until") : pause.time("to")))
                .toList();
    }

    /** When so much time from a moment on is over, by the calendar of the case. */
    Instant end(CaseType type, CaseState state, TimeLimit limit, Instant from) {
        Instant end = calendars
                .time(calendar(type, state))
                .due(from, limit, List.of())
                .dueAt();
        return end == null ? Instant.MAX : end;
    }

    /** When so much time from a moment on is over, by the type's calendar. */
    Instant end(CaseType type, TimeLimit limit, Instant from) {
        return end(type, new CaseState(0), limit, from);
    }

    /** The due time with other facts; null while there is none. */
    @Nullable
    Instant dueWith(CaseType type, CaseState state, Map<String, @Nullable Object> set, Instant at) {
        var tried = new HashMap<String, @Nullable Object>(set);
        settle(type, state, tried, null, false, at);
        return state.with(tried).time("dueAt");
    }

    /**
     * A limit with its calendar, as a fact.
     *
     * @param total whether all visits to the stage count together
     */
    record Rule(TimeLimit limit, String calendar, boolean total) {

        static Optional<Rule> of(@Nullable String text) {
            if (text == null) {
                return Optional.empty();
            }
            String[] words = text.split(" ", -1);
            return Optional.of(new Rule(TimeLimit.parse(words[0]), words[1], words.length > 2));
        }
    }
}
