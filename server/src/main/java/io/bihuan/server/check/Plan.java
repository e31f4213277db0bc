package io.bihuan.server.check;

import io.bihuan.server.check.Rhythm.OffDays;
import io.bihuan.server.identity.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who checks what, where and how often.
 *
 * @param organisationId whose plan it is
 * @param listKey the checklist; each task takes the version in force when it is made
 * @param assignee who is to do it
 * @param rhythm written as {@link Rhythm} says
 * @param riskRhythms rhythms for targets of a risk colour, in place of {@code rhythm}
 * @param within how long after its moment a task is due, such as {@code 4h} or {@code 1wd}
 * @param covert whether the organisation that is checked sees nothing before it is done
 * @param generatedThrough up to which moment tasks have been made, null when none were
 */
record Plan(
        long id,
        long organisationId,
        @Nullable Long gridId,
        String name,
        String listKey,
        Assignee assignee,
        String rhythm,
        Map<Risk, String> riskRhythms,
        OffDays offDays,
        String calendar,
        String within,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        boolean covert,
        boolean paused,
        @Nullable Instant generatedThrough,
        long version,
        List<Target> targets) {

    /** Four colours of risk, gravest first. */
    enum Risk {
        RED,
        ORANGE,
        YELLOW,
        BLUE
    }

    /** What a check can be about. */
    enum TargetKind {
        ORGANISATION,
        ASSET,
        GRID,
        /** a row of a register */
        RECORD,
        SITE,
        /** points to be passed one by one */
        ROUTE
    }

    /** Somebody by person; or anybody of an organisation, of one role where it is named. */
    record Assignee(
            @Nullable Long personId,
            long organisationId,
            @Nullable Role role) {}

    /** A point of a patrol, reached by whoever stands within the radius. */
    record Point(String key, String name, double longitudeDegrees, double latitudeDegrees, int radiusMetres) {}

    /** What is checked. */
    record Target(
            long id,
            TargetKind kind,
            @Nullable Long referenceId,
            String name,
            long organisationId,
            @Nullable Long gridId,
            @Nullable String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable Risk risk,
            List<Point> points) {

        Target {
            points = points == null ? List.of() : List.copyOf(points);
        }
    }

    Plan {
        riskRhythms = Map.copyOf(riskRhythms);
        targets = List.copyOf(targets);
    }

    /** The rhythm that holds for a target. */
    Rhythm rhythmOf(Target target) {
        Risk risk = target.risk();
        String own = risk == null ? null : riskRhythms.get(risk);
        return Rhythm.parse(own == null ? rhythm : own);
    }
}
