package io.bihuan.server.notice;

import java.util.List;

/** The events people choose their channels by. Others are treated as {@link #EVERYTHING}. */
public final class NoticeEvents {

    /** Stands for every event without a choice of its own. */
    public static final String EVERYTHING = "*";

    public static final String DRILL = "drill";

    public static final String CASE_DISPATCHED = "case.dispatched";
    public static final String CASE_RETURNED = "case.returned";
    public static final String CASE_URGED = "case.urged";
    public static final String CASE_INSTRUCTED = "case.instructed";
    public static final String CASE_CLOSED = "case.closed";
    public static final String CASE_DUE_SOON = "case.due-soon";
    public static final String CASE_OVERDUE = "case.overdue";

    /** A rule of the case's type calls for attention, such as a recurrence. */
    public static final String CASE_RULE = "case.rule";

    /** A check was not done in time. */
    public static final String CHECK_MISSED = "check.missed";

    /** Something the platform itself needs is in trouble. */
    public static final String OPERATIONS_TROUBLE = "operations.trouble";

    /** What was in trouble is well again. */
    public static final String OPERATIONS_WELL = "operations.well";

    /** All that have a name, in the order in which they are shown. */
    public static final List<String> ALL = List.of(
            EVERYTHING,
            CASE_DISPATCHED,
            CASE_RETURNED,
            CASE_URGED,
            CASE_INSTRUCTED,
            CASE_DUE_SOON,
            CASE_OVERDUE,
            CASE_RULE,
            CASE_CLOSED,
            CHECK_MISSED,
            OPERATIONS_TROUBLE,
            OPERATIONS_WELL,
            DRILL);

    private NoticeEvents() {}
}
