package io.bihuan.server.ledger;

import java.util.Set;

/** The steps of a case's history that the program writes itself; all others are actions of the case's type. */
final class Steps {

    static final String FILE = "filed";
    static final String ALARM_JOINED = "alarm-joined";
    static final String ALARM_RETURNED = "alarm-returned";
    static final String ALARM_WORSENED = "alarm-worsened";
    static final String EVIDENCE_ADDED = "evidence-added";
    static final String FORM_ISSUED = "form-issued";
    static final String OVERDUE = "overdue";
    static final String REPORT_JOINED = "report-joined";
    static final String STAGE_OVERDUE = "stage-overdue";
    static final String DUE_RECOUNTED = "due-recounted";
    static final String RECURRENCE = "recurrence-counted";
    static final String LOOK_BACK = "look-back";
    static final String READING = "reading-taken";
    static final String ESCALATED = "escalated";
    static final String PAUSE_ENDED = "paused-ended";

    /** All of them; no action may be called so. */
    static final Set<String> ALL = Set.of(
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
