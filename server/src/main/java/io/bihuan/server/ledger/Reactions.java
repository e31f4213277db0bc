package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.type.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Does what a rule says: changes the facts of the case that are the ledger's, opens other cases, and tells by a
 * {@link CaseCalls} whom people are to be told of it.
 */
@Component
class Reactions {

    private static final int GRAVEST = 4;

    private final Offspring offspring;
    private final ApplicationEventPublisher events;

    Reactions(Offspring offspring, ApplicationEventPublisher events) {
        this.offspring = offspring;
        this.events = events;
    }

    /**
     * Does it.
     *
     * @param again what happened again, where that is why; only then can people be told from here
     * @param set takes the facts that change; writing the step is the caller's business
     * @return what was done, in short words such as {@code raise 3}
     */
    List<String> apply(
            CaseState state,
            List<Reaction> reactions,
            CaseCalls.@Nullable Again again,
            Map<String, @Nullable Object> set,
            Instant at) {
        var did = new ArrayList<String>();
        for (Reaction reaction : reactions) {
            did.add(apply(state, reaction, again, set, at));
        }
        return did;
    }

    private String apply(
            CaseState state,
            Reaction reaction,
            CaseCalls.@Nullable Again again,
            Map<String, @Nullable Object> set,
            Instant at) {
        return switch (reaction) {
            case Reaction.Raise raise -> {
                int severity = (int) Math.min(GRAVEST, state.count("severity") + raise.by());
                set.put("severity", severity);
                yield "raise " + severity;
            }
            case Reaction.Supervise supervise -> {
                if (state.map("listed").isEmpty()) {
                    var listed = new TreeMap<String, @Nullable Object>();
                    listed.put("level", "city");
                    listed.put("since", EventChain.written(at));
                    listed.put("byName", Actor.SYSTEM.name());
                    set.put("listed", listed);
                }
                yield "supervise";
            }
            case Reaction.Publish publish -> {
                set.put("published", EventChain.written(at));
                yield "publish";
            }
            case Reaction.Open open -> {
                var command = Offspring.of(
                        state,
                        open.type(),
                        state.requiredText("title"),
                        state.count("organisation"),
                        state.requiredText("number"));
                CaseRef opened = offspring.begin(state, command, "origin", Actor.SYSTEM, at);
                yield "open " + opened.number();
            }
            case Reaction.NotifyHandler handler -> call(state, reaction, again, at, "notify handler");
            case Reaction.NotifyRole role -> call(state, reaction, again, at, "notify " + role.role());
            case Reaction.CopyLeader leader -> call(state, reaction, again, at, "copy leader");
        };
    }

    private String call(CaseState state, Reaction reaction, CaseCalls.@Nullable Again again, Instant at, String did) {
        Long handler = state.number("handler");
        events.publishEvent(new CaseCalls(
                state.caseId(),
                state.requiredText("number"),
                state.requiredText("title"),
                state.count("organisation"),
                handler == null ? state.count("organisation") : handler,
                Sight.readers(state),
                reaction,
                Objects.requireNonNull(again, "people are told of rungs by who climbs them"),
                at));
        return did;
    }
}
