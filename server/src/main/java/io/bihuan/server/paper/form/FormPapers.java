package io.bihuan.server.paper.form;

import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseFilter;
import io.bihuan.server.paper.Papers;
import org.springframework.stereotype.Service;

@Service
class FormPapers implements Papers {

    private final CaseForms forms;
    private final Bulletins bulletins;

    FormPapers(CaseForms forms, Bulletins bulletins) {
        this.forms = forms;
        this.bulletins = bulletins;
    }

    @Override
    public String issueForm(long caseId, String form, String remark, Viewer viewer, String link) {
        return forms.issue(caseId, form, remark, viewer, link).number();
    }

    @Override
    public String issueBulletin(String form, CaseFilter cases, String remark, Viewer viewer) {
        return bulletins.issue(form, cases, remark, viewer).number();
    }
}
