package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.WorkingTime;
import io.bihuan.server.ledger.TimeRules.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Climbs the escalation ladder of a case, rung by rung. A rung is climbed once for each run of its limit: a restart or an
 * extension begins a new run, while a pause only moves what is still ahead. What has been climbed stands in the case's own
 * history, so that neither a crash nor a clock that jumps can make it happen twice.
 */
@Component
public class Ladders {

    private static final String FACT = "escalations";

    private final CaseStore store;
    private final CaseTypes types;
    private final Calendars calendars;
    private final Reactions reactions;
    private final Journal journal;

    Ladders(CaseStore store, CaseTypes types, Calendars calendars, Reactions reactions, Journal journal) {
        this.store = store;
        this.types = types;
        this.calendars = calendars;
        this.reactions = reactions;
        this.journal = journal;
    }

    /**
     * What came of looking at a case.
     *
     * @param climbed the rung that was climbed, null when none was due
     * @param nextAt when the next one is due, null when none is ahead
     */
    public record Outcome(
            @Nullable Climbed climbed, @Nullable Instant nextAt) {}

    /**
     * A rung that was climbed.
     *
     * @param run which run of the limit it belongs to
     * @param ofStage whether the stage's limit is meant
     * @param before whether it lies before the due time
     * @param readers who may know of a confidential case; null when it is not confidential
     * @param tell whom people's part of it concerns
     */
    public record Climbed(
            long caseId,
            String number,
            String title,
            String rung,
            String run,
            boolean ofStage,
            boolean before,
            Instant dueAt,
            long organisationId,
            long handlerOrganisationId,
            @Nullable List<Long> readers,
            boolean evenOffDuty,
            List<Reaction> tell) {

        public Climbed {
            tell = List.copyOf(tell);
        }
    }

    /** A rung with its moment. */
    private record Ahead(Rung rung, String run, Instant dueAt, Instant at) {}

    /** Climbs the earliest rung of a case that is due by now, at most one; the caller asks again for the next. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome climb(long caseId, Instant now) {
        List<Ahead> ahead = store.find(caseId).map(this::ahead).orElse(List.of());
        if (ahead.isEmpty() || ahead.getFirst().at().isAfter(now)) {
            return new Outcome(null, ahead.isEmpty() ? null : ahead.getFirst().at());
        }
        CaseState state = store.lock(caseId).orElseThrow();
        ahead = ahead(state);
        if (ahead.isEmpty() || ahead.getFirst().at().isAfter(now)) {
            return new Outcome(null, ahead.isEmpty() ? null : ahead.getFirst().at());
        }
        Climbed climbed = climb(state, ahead.getFirst(), now);
        List<Ahead> left = ahead(state);
        return new Outcome(climbed, left.isEmpty() ? null : left.getFirst().at());
    }

    private Climbed climb(CaseState state, Ahead ahead, Instant now) {
        Rung rung = ahead.rung();
        Instant at = Journal.moment(state, now);
        var tell = rung.reactions().stream().filter(Ladders::concernsPeople).toList();
        var own = rung.reactions().stream()
                .filter(reaction -> !concernsPeople(reaction))
                .toList();
        var set = new HashMap<String, @Nullable Object>();
        var did = new ArrayList<>(reactions.apply(state, own, "escalation:" + rung.key(), set, at));
        tell.forEach(reaction -> did.add(said(reaction)));
        var entry = new HashMap<String, @Nullable Object>();
        entry.put("key", rung.key());
        entry.put("run", ahead.run());
        entry.put("at", EventChain.written(at));
        entry.put("did", String.join(", ", did));
        set.put(FACT, Map.of(rung.key() + "@" + ahead.run(), entry));
        var payload = new HashMap<String, @Nullable Object>();
        payload.put("rung", rung.key());
        payload.put("dueAt", EventChain.written(ahead.dueAt()));
        payload.put("plannedAt", EventChain.written(ahead.at()));
        payload.put("did", did);
        journal.note(state, Steps.ESCALATED, Actor.SYSTEM, at, set, payload);
        return climbed(state, ahead, tell);
    }

    private static Climbed climbed(CaseState state, Ahead ahead, List<Reaction> tell) {
        Long handler = state.number("handler");
        return new Climbed(
                state.caseId(),
                state.requiredText("number"),
                state.requiredText("title"),
                ahead.rung().key(),
                ahead.run(),
                ahead.rung().ofStage(),
                ahead.rung().before(),
                ahead.dueAt(),
                state.count("organisation"),
                handler == null ? state.count("organisation") : handler,
                state.flag("confidential")
                        ? state.map("readers").keySet().stream()
                                .map(Long::valueOf)
                                .toList()
                        : null,
                ahead.rung().evenOffDuty(),
                tell);
    }

    private static boolean concernsPeople(Reaction reaction) {
        return reaction instanceof Reaction.NotifyHandler
                || reaction instanceof Reaction.NotifyRole
                || reaction instanceof Reaction.CopyLeader;
    }

    private static String said(Reaction reaction) {
        return switch (reaction) {
            case Reaction.NotifyRole role -> "notify " + role.role();
            case Reaction.CopyLeader leader -> "copy leader";
            default -> "notify handler";
        };
    }

    /** The rungs not yet climbed that hold for the case as it stands, the earliest first. */
    private List<Ahead> ahead(CaseState state) {
        Optional<CaseType> type = types.find(state.requiredText("type"));
        if (state.flag("closed") || type.isEmpty()) {
            return List.of();
        }
        Map<String, Object> climbed = state.map(FACT);
        return type.get().time().ladder().stream()
                .filter(rung -> rung.stages().isEmpty() || rung.stages().contains(state.stage()))
                .filter(rung -> state.count("severity") >= rung.minimumSeverity())
                .map(rung -> ahead(state, rung))
                .flatMap(Optional::stream)
                .filter(rung -> !climbed.containsKey(rung.rung().key() + "@" + rung.run()))
                .sorted(Comparator.comparing(Ahead::at))
                .toList();
    }

    /** When a rung is due; empty without due time, and when it lies before the limit began, so that there is no warning. */
    private Optional<Ahead> ahead(CaseState state, Rung rung) {
        Instant due = state.time(rung.ofStage() ? "stageDueAt" : "dueAt");
        Instant from = state.requiredTime(rung.ofStage() ? "stageSince" : "dueFrom");
        String rule = state.text(rung.ofStage() ? "stageRule" : "dueRule");
        String calendar = Limits.Rule.of(rule).map(Limits.Rule::calendar).orElse(Calendars.DEFAULT);
        if (due == null) {
            return Optional.empty();
        }
        WorkingTime time = calendars.time(calendars.find(calendar).isPresent() ? calendar : Calendars.DEFAULT);
        Instant at = rung.before()
                ? time.before(due, rung.offset())
                : time.due(due, rung.offset(), List.of()).dueAt();
        if (at == null || at.isBefore(from)) {
            return Optional.empty();
        }
        int extensions = rung.ofStage() ? 0 : Limits.granted(state, from).size();
        return Optional.of(new Ahead(rung, from.getEpochSecond() + (extensions == 0 ? "" : "+" + extensions), due, at));
    }
}
