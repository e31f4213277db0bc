package io.bihuan.server.paper;

import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseFilter;

/** The door for other features that issue official papers. */
public interface Papers {

    /**
     * Issues a form about a case.
     *
     * @param form key of the form, such as {@code rectification-notice}
     * @param remark what is said besides what the case says, "" for nothing
     * @param link where the case is found, for the form's code
     * @return the official number
     * @throws io.bihuan.server.http.Problem 404 {@code form-unknown}, {@code case-unknown}
     */
    String issueForm(long caseId, String form, String remark, Viewer viewer, String link);

    /**
     * Issues a bulletin over the cases of a list.
     *
     * @return the official number
     * @throws io.bihuan.server.http.Problem 404 {@code form-unknown}; 422 {@code form-too-many}
     */
    String issueBulletin(String form, CaseFilter cases, String remark, Viewer viewer);
}
