package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case type says about its loop beyond stages and actions.
 *
 * @param conditions whether its cases are filed under a filing condition
 * @param confidential whether only named people see its cases
 * @param duplicates when a filed case is likely one that is open already, null to look for none
 * @param lookBack the look-back after closing, null for none
 */
public record LoopRules(
        Conditions conditions,
        boolean confidential,
        @Nullable Duplicates duplicates,
        @Nullable LookBack lookBack,
        List<Recurrence> recurrences) {

    /** A type that says nothing of it. */
    static final LoopRules NONE = new LoopRules(Conditions.NONE, false, null, null, List.of());

    public LoopRules {
        recurrences = List.copyOf(recurrences);
    }

    /** Whether cases are filed under a filing condition. */
    public enum Conditions {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /**
     * What makes an open case a likely duplicate.
     *
     * @param radiusMetres how near
     * @param within filed no longer ago
     * @param sameCondition whether under the same filing condition only
     */
    public record Duplicates(int radiusMetres, Duration within, boolean sameCondition) {}

    /**
     * The look-back, 回头看.
     *
     * @param after how long after closing it may begin
     * @param limit how long it may take then
     * @param roles who may do it
     * @param otherThan whoever did the last of these actions may not
     * @param times how often it comes again, each time {@code after} the one before
     * @param remeasure the sensor's readings that are looked at, null for none
     * @param cameBack the action that takes the case up again when the problem came back
     * @param neverDone the action that does so when it turns out that nothing was done
     */
    public record LookBack(
            TimeLimit after,
            TimeLimit limit,
            Set<Role> roles,
            Set<String> otherThan,
            int times,
            @Nullable Duration remeasure,
            String cameBack,
            String neverDone) {

        public LookBack {
            roles = Set.copyOf(roles);
            otherThan = Set.copyOf(otherThan);
        }
    }

    /**
     * When a case counts as a recurrence, and what happens then.
     *
     * @param field for {@link RecurrenceBy#FIELD}
     * @param radiusMetres for {@link RecurrenceBy#PLACE}
     * @param atLeast how many cases, this one included
     */
    public record Recurrence(
            String key,
            RecurrenceBy by,
            @Nullable String field,
            int radiusMetres,
            Duration within,
            int atLeast,
            List<Reaction> reactions) {

        public Recurrence {
            reactions = List.copyOf(reactions);
        }
    }

    /** In what cases agree. */
    public enum RecurrenceBy {
        ASSET,
        PLACE,
        /** the organisation that answers */
        UNIT,
        /** a stated field: the driver, the cause */
        FIELD,
        CONDITION
    }
}
