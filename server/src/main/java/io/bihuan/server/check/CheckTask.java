package io.bihuan.server.check;

import io.bihuan.server.check.Plan.Assignee;
import io.bihuan.server.check.Plan.Point;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check to be done.
 *
 * @param ownerOrganisationId who wants it done
 * @param organisationId who is checked
 * @param covert whether that organisation sees nothing before it is done
 * @param opensAt from when on it can be done
 * @param dueAt until when it counts as done in time
 * @param late whether it was finished after that
 * @param percent share that passed, null before it is done and where points score
 */
record CheckTask(
        long id,
        @Nullable Long planId,
        @Nullable Long targetId,
        long listId,
        String title,
        long ownerOrganisationId,
        long organisationId,
        @Nullable Long gridId,
        boolean covert,
        Assignee assignee,
        @Nullable Long assetId,
        @Nullable String place,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        List<Point> points,
        Instant opensAt,
        Instant dueAt,
        State state,
        boolean late,
        @Nullable Instant doneAt,
        @Nullable String doneByName,
        @Nullable Boolean passed,
        @Nullable Integer percent,
        @Nullable Double score,
        int failed) {

    /** Where a task stands. */
    enum State {
        OPEN,
        DONE,
        /** not done in time; it can still be done, late */
        MISSED,
        CANCELLED
    }

    CheckTask {
        points = List.copyOf(points);
    }
}
