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
    public static final String CASE_ESCALATED = "case.escalated";

    /** All that have a name, in the order in which they are shown. */
    public static final List<String> ALL = List.of(
            EVERYTHING,
            CASE_DISPATCHED,
            CASE_RETURNED,
            CASE_URGED,
            CASE_INSTRUCTED,
            CASE_ESCALATED,
            CASE_CLOSED,
            DRILL);

    private NoticeEvents() {}
}
