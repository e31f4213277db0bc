package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Rungs.Ahead;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.Reaction;
import io.bihuan.server.ledger.type.TimeRules.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final CaseStore store;
    private final Rungs rungs;
    private final Reactions reactions;
    private final Journal journal;

    Ladders(CaseStore store, Rungs rungs, Reactions reactions, Journal journal) {
        this.store = store;
        this.rungs = rungs;
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

    /**
     * Holds a case until the transaction ends, before anything that hangs on it: a step holds its case first, too, and two
     * who hold things in different orders wait for each other for ever.
     *
     * @return false when there is no such case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(long caseId) {
        return store.lock(caseId).isPresent();
    }

    /** Climbs the earliest rung of a case that is due by now, at most one; the caller asks again for the next. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome climb(long caseId, Instant now) {
        List<Ahead> ahead = store.find(caseId).map(rungs::ahead).orElse(List.of());
        if (ahead.isEmpty() || ahead.getFirst().at().isAfter(now)) {
            return new Outcome(null, ahead.isEmpty() ? null : ahead.getFirst().at());
        }
        CaseState state = store.lock(caseId).orElseThrow();
        ahead = rungs.ahead(state);
        if (ahead.isEmpty() || ahead.getFirst().at().isAfter(now)) {
            return new Outcome(null, ahead.isEmpty() ? null : ahead.getFirst().at());
        }
        Climbed climbed = climb(state, ahead.getFirst(), now);
        List<Ahead> left = rungs.ahead(state);
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
        var did = new ArrayList<>(reactions.apply(state, own, null, set, at));
        tell.forEach(reaction -> did.add(said(reaction)));
        var entry = new HashMap<String, @Nullable Object>();
        entry.put("key", rung.key());
        entry.put("run", ahead.run());
        entry.put("at", EventChain.written(at));
        entry.put("did", String.join(", ", did));
        set.put(Rungs.FACT, Map.of(ahead.key(), entry));
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
                Sight.readers(state),
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
}
