package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.WorkingTime;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.TimeRules.Rung;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds which rungs of its ladder lie ahead of a case; from what is known of the case, without the database. */
@Component
class Rungs {

    /** The fact that lists what was climbed. */
    static final String FACT = "escalations";

    private final CaseTypes types;
    private final Calendars calendars;

    Rungs(CaseTypes types, Calendars calendars) {
        this.types = types;
        this.calendars = calendars;
    }

    /**
     * A rung with its moment.
     *
     * @param run which run of the limit it belongs to
     */
    record Ahead(Rung rung, String run, Instant dueAt, Instant at) {

        /** Under what it stands among what was climbed. */
        String key() {
            return rung.key() + "@" + run;
        }
    }

    /** When the earliest rung is due that was not climbed yet; null when none is ahead. */
    @Nullable
    Instant next(CaseState state) {
        List<Ahead> ahead = ahead(state);
        return ahead.isEmpty() ? null : ahead.getFirst().at();
    }

    /** The rungs not yet climbed that hold for the case as it stands, the earliest first. */
    List<Ahead> ahead(CaseState state) {
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
                .filter(rung -> !climbed.containsKey(rung.key()))
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
