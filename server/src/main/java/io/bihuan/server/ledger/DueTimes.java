package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.DueTime;
import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.calendar.WorkingCalendar;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Explains when a case is due and why then, stretch by stretch, in the scope of the current work. */
@Component
public class DueTimes {

    /**
     * Why the overall limit is due when it is.
     *
     * @param dueAt null while a pause is open, and without limit
     * @param rule the limit in words
     * @param from when it began to count
     * @param calendar by whose working time it counts
     * @param parts the limit and its extensions, one after the other
     * @param intervals everything from the start to the due time, in order, without gaps
     * @param unofficialYears years that were counted by weekdays alone, because their holidays are not known
     * @param stage the same for the stage the case stands in, null without a limit of its own
     */
    public record DueExplanation(
            @Nullable Instant dueAt,
            @Nullable String rule,
            @Nullable Instant from,
            @Nullable String calendar,
            List<PartView> parts,
            List<IntervalView> intervals,
            List<Integer> unofficialYears,
            @Nullable StageExplanation stage) {}

    /** Why the limit of a stage is due when it is. */
    public record StageExplanation(
            String stage,
            @Nullable Instant dueAt,
            @Nullable String rule,
            Instant from,
            @Nullable String calendar,
            boolean total,
            List<IntervalView> intervals,
            List<Integer> unofficialYears) {}

    /** The limit, or one of its extensions; {@code kind} is LIMIT or EXTENSION. */
    public record PartView(
            String kind,
            String rule,
            Instant from,
            @Nullable Instant dueAt) {}

    /** One stretch that counted or not. */
    public record IntervalView(Instant from, Instant to, boolean counted, String code, String why) {}

    private final CaseStore store;
    private final Limits limits;
    private final Calendars calendars;
    private final Messages messages;

    DueTimes(CaseStore store, Limits limits, Calendars calendars, Messages messages) {
        this.store = store;
        this.limits = limits;
        this.calendars = calendars;
        this.messages = messages;
    }

    /**
     * Why a case is due when it is.
     *
     * @throws Problem 404 {@code case-unknown}
     */
    @Transactional(readOnly = true)
    public DueExplanation explain(long caseId, Locale locale) {
        CaseState state = store.find(caseId).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
        Optional<DueTime> due = limits.overall(state);
        return new DueExplanation(
                state.time("dueAt"),
                rule(messages, state.text("dueRule"), locale),
                state.text("dueRule") == null ? null : state.time("dueFrom"),
                calendar(state.text("dueRule")),
                due.map(known -> parts(known, locale)).orElse(List.of()),
                due.map(known -> intervals(known, locale)).orElse(List.of()),
                due.map(DueTimes::years).orElse(List.of()),
                stage(state, locale));
    }

    private @Nullable StageExplanation stage(CaseState state, Locale locale) {
        String rule = state.text("stageRule");
        if (rule == null) {
            return null;
        }
        Optional<DueTime> due = limits.ofStage(state, state.stage());
        return new StageExplanation(
                state.stage(),
                state.time("stageDueAt"),
                rule(messages, rule, locale),
                due.map(known -> known.parts().getFirst().from()).orElse(state.requiredTime("stageSince")),
                calendar(rule),
                Limits.Rule.of(rule).orElseThrow().total(),
                due.map(known -> intervals(known, locale)).orElse(List.of()),
                due.map(DueTimes::years).orElse(List.of()));
    }

    private @Nullable String calendar(@Nullable String rule) {
        return Limits.Rule.of(rule)
                .map(Limits.Rule::calendar)
                .map(key -> calendars.find(key).map(WorkingCalendar::name).orElse(key))
                .orElse(null);
    }

    private List<PartView> parts(DueTime due, Locale locale) {
        return due.parts().stream()
                .map(part -> new PartView(
                        part == due.parts().getFirst() ? "LIMIT" : "EXTENSION",
                        words(messages, part.limit(), locale),
                        part.from(),
                        part.dueAt()))
                .toList();
    }

    private List<IntervalView> intervals(DueTime due, Locale locale) {
        return due.intervals().stream()
                .map(interval -> {
                    String why = messages.text(locale, "why." + interval.why().name());
                    return new IntervalView(
                            interval.from(),
                            interval.to(),
                            interval.counted(),
                            interval.why().name(),
                            interval.name() == null ? why : why + " · " + interval.name());
                })
                .toList();
    }

    private static List<Integer> years(DueTime due) {
        return due.unofficialYears().stream().sorted().toList();
    }

    /** A rule in words. */
    static @Nullable String rule(Messages messages, @Nullable String rule, Locale locale) {
        return Limits.Rule.of(rule)
                .map(known -> words(messages, known.limit(), locale))
                .orElse(null);
    }

    private static String words(Messages messages, TimeLimit limit, Locale locale) {
        String text = messages.text(locale, "limit." + limit.unit().name(), limit.amount());
        return limit.season() == null ? text : messages.text(locale, "limit.season", text, limit.season());
    }
}
