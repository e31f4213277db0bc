package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.LimitRule;
import io.bihuan.server.calendar.TimeLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case type says about its time; null or empty where it says nothing.
 *
 * @param limits overall limits by urgency and severity; what an urgency does not state is as for normal ones
 * @param stages limits of stages by their key
 * @param ladder what happens by itself before and after a limit runs out, in the order of the file
 */
public record TimeRules(
        @Nullable Pauses pauses,
        @Nullable Extensions extensions,
        @Nullable Appeals appeals,
        Map<Urgency, Map<Integer, LimitRule>> limits,
        Map<String, StageLimit> stages,
        List<Rung> ladder) {

    public TimeRules {
        limits = Map.copyOf(limits);
        stages = Map.copyOf(stages);
        ladder = List.copyOf(ladder);
    }

    /**
     * How often a case may be paused, and how long each time.
     *
     * @param longest null without limit
     */
    public record Pauses(int most, @Nullable TimeLimit longest) {}

    /**
     * How often the limit may be extended, and by how much.
     *
     * @param longest each time; null without limit
     * @param whenOverdue whether also after the limit ran out
     */
    public record Extensions(int most, @Nullable TimeLimit longest, boolean whenOverdue) {}

    /**
     * When somebody may appeal against being called late.
     *
     * @param within after closing
     * @param reviews how many must accept
     */
    public record Appeals(TimeLimit within, int reviews) {}

    /**
     * How long a case may stand in a stage.
     *
     * @param total whether the time of all visits to the stage counts together, and not each anew
     */
    public record StageLimit(Map<Urgency, LimitRule> limits, boolean total) {

        public StageLimit {
            limits = Map.copyOf(limits);
        }
    }

    /**
     * One rung of the escalation ladder.
     *
     * @param before whether it lies before the due time
     * @param offset how far from the due time, natural or working time
     * @param ofStage whether the stage's limit is meant, else the overall one
     * @param stages in which it holds; none for all
     * @param minimumSeverity 1 … 4
     * @param evenOffDuty whether people are told also when off duty and in their quiet hours
     */
    public record Rung(
            String key,
            boolean before,
            TimeLimit offset,
            boolean ofStage,
            Set<String> stages,
            int minimumSeverity,
            boolean evenOffDuty,
            List<Reaction> reactions) {

        public Rung {
            stages = Set.copyOf(stages);
            reactions = List.copyOf(reactions);
        }
    }

    /** The overall limit of a case of this severity and urgency. */
    public Optional<LimitRule> overall(int severity, Urgency urgency) {
        LimitRule own = limits.getOrDefault(urgency, Map.of()).get(severity);
        return Optional.ofNullable(
                own == null ? limits.getOrDefault(Urgency.NORMAL, Map.of()).get(severity) : own);
    }

    /** The limit of a stage for a case of this urgency. */
    public Optional<LimitRule> stage(String stage, Urgency urgency) {
        StageLimit limit = stages.get(stage);
        if (limit == null) {
            return Optional.empty();
        }
        LimitRule own = limit.limits().get(urgency);
        return Optional.ofNullable(own == null ? limit.limits().get(Urgency.NORMAL) : own);
    }

    /** Whether all visits to a stage count together. */
    public boolean countsTotal(String stage) {
        StageLimit limit = stages.get(stage);
        return limit != null && limit.total();
    }
}
