package io.bihuan.server.ledger;

/** The steps of a case's history that the program writes itself; all others are actions of the case's type. */
final class Steps {

    static final String FILE = "filed";
    static final String ALARM_JOINED = "alarm-joined";
    static final String ALARM_RETURNED = "alarm-returned";
    static final String ALARM_WORSENED = "alarm-worsened";
    static final String EVIDENCE_ADDED = "evidence-added";
    static final String FORM_ISSUED = "form-issued";
    static final String OVERDUE = "overdue";
    static final String STAGE_OVERDUE = "stage-overdue";

    private Steps() {}
}
