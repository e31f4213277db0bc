package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseEvent;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.LedgerClock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes steps: the event with its hash, the case's row, and the news of it, all in the caller's transaction. */
@Component
class Journal {

    private final CaseStore store;
    private final ApplicationEventPublisher events;
    private final LedgerClock clock;
    private final Rungs rungs;

    Journal(CaseStore store, ApplicationEventPublisher events, LedgerClock clock, Rungs rungs) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.rungs = rungs;
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

    /** Writes a step. The state is changed in place. */
    void write(
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
                actor.id(),
                actor.name(),
                at,
                reason,
                CanonicalJson.write(whole),
                state.lastHash());
        state.apply(event);
        if (Sight.sees(DataScopes.current(), state)) {
            append(state, event);
        } else {
            store.asSystem(() -> {
                append(state, event);
                return state;
            });
        }
    }

    private void append(CaseState state, CaseEvent event) {
        store.append(state, event, EventChain.precise(clock.now()));
        events.publishEvent(new CaseChanged(
                state.caseId(),
                state.requiredText("number"),
                event.action(),
                state.count("organisation"),
                state.number("grid"),
                state.number("handler"),
                ids(state.map("assisting")),
                state.flag("confidential") ? ids(state.map("readers")) : null,
                rungs.next(state)));
    }

    private static Set<Long> ids(Map<String, Object> entries) {
        return entries.keySet().stream().map(Long::valueOf).collect(Collectors.toSet());
    }
}
