package io.bihuan.server.ledger.history;

import java.util.Set;

/** The steps of a case's history that the program writes itself; all others are actions of the case's type. */
public final class Steps {

    public static final String FILE = "filed";
    public static final String ALARM_JOINED = "alarm-joined";
    public static final String ALARM_RETURNED = "alarm-returned";
    public static final String ALARM_WORSENED = "alarm-worsened";
    public static final String EVIDENCE_ADDED = "evidence-added";
    public static final String FORM_ISSUED = "form-issued";
    public static final String OVERDUE = "overdue";
    public static final String REPORT_JOINED = "report-joined";
    public static final String STAGE_OVERDUE = "stage-overdue";
    public static final String DUE_RECOUNTED = "due-recounted";
    public static final String RECURRENCE = "recurrence-counted";
    public static final String LOOK_BACK = "look-back";
    public static final String READING = "reading-taken";
    public static final String ESCALATED = "escalated";
    public static final String PAUSE_ENDED = "paused-ended";

    /** All of them; no action may be called so. */
    public static final Set<String> ALL = Set.of(
            FILE,
            ALARM_JOINED,
            ALARM_RETURNED,
            ALARM_WORSENED,
            EVIDENCE_ADDED,
            FORM_ISSUED,
            OVERDUE,
            STAGE_OVERDUE,
            REPORT_JOINED,
            RECURRENCE,
            LOOK_BACK,
            READING,
            ESCALATED,
            PAUSE_ENDED,
            DUE_RECOUNTED);

    private Steps() {}
}
