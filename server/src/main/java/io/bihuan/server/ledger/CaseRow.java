package io.bihuan.server.ledger;

import io.bihuan.server.identity.Ref;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case in the lists and on the live stream.
 *
 * @param severity 1 notice … 4 emergency
 * @param organisation who answers for it
 * @param handler to whom it was dispatched, null before
 * @param dueAt when the overall limit runs out
 * @param overdue whether it has run out while the case was open
 * @param alarmCount how many alarms it stands for
 * @param urgency normal, urgent or veryUrgent
 * @param listed the level of listed supervision: enterprise, department or city; null without
 * @param parentId the case it is a part of
 * @param confidential whether only named people see it
 * @param stageOverdue whether the stage's limit has run out
 */
public record CaseRow(
        long id,
        String number,
        String title,
        Named type,
        Named stage,
        State state,
        int severity,
        @Nullable AssetRef asset,
        Ref organisation,
        @Nullable Ref grid,
        @Nullable Ref handler,
        Instant filedAt,
        @Nullable Instant dueAt,
        @Nullable Instant stageDueAt,
        boolean overdue,
        @Nullable Instant closedAt,
        int alarmCount,
        Instant updatedAt,
        String urgency,
        @Nullable String listed,
        @Nullable Long parentId,
        boolean confidential,
        boolean stageOverdue,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees) {

    /** Whether the loop has come to its end. */
    public enum State {
        OPEN,
        CLOSED
    }

    /** Something a case type names, in the reader's language. */
    public record Named(String key, String name) {}

    /** The asset and its plate as it was when the case was filed. */
    public record AssetRef(long id, String plate) {}
}
