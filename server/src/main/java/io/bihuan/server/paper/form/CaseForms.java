package io.bihuan.server.paper.form;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseDetail;
import io.bihuan.server.ledger.CaseFolder;
import io.bihuan.server.ledger.CasePapers;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.paper.form.IssuedForms.IssuedForm;
import io.bihuan.server.paper.form.IssuedForms.Printed;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues forms about a case: previewed as a draft, then numbered, printed, and kept in the case's file and history. */
@Service
class CaseForms {

    /** Forms every type offers. */
    private static final List<String> EVERYWHERE = List.of("filing-form", "notice");

    private final CaseFolder folder;
    private final CaseTypes types;
    private final CasePapers papers;
    private final EvidenceFiles files;
    private final FormDesk desk;
    private final InstantSource clock;

    CaseForms(
            CaseFolder folder,
            CaseTypes types,
            CasePapers papers,
            EvidenceFiles files,
            FormDesk desk,
            InstantSource clock) {
        this.folder = folder;
        this.types = types;
        this.papers = papers;
        this.files = files;
        this.desk = desk;
        this.clock = clock;
    }

    /** What can be issued about a case of this type: what the type offers, or every form about a case. */
    List<FormTemplate> offered(long caseId, Viewer viewer) {
        CaseDetail detail = open(caseId, viewer);
        List<String> named =
                types.find(detail.row().type().key()).map(type -> type.forms()).orElse(List.of());
        return desk.templates().all().stream()
                .filter(template -> !template.aboutList())
                .filter(template ->
                        named.isEmpty() || EVERYWHERE.contains(template.key()) || named.contains(template.key()))
                .toList();
    }

    private CaseDetail open(long caseId, Viewer viewer) {
        return folder.open(caseId, Actor.of(viewer), Locale.SIMPLIFIED_CHINESE);
    }

    /** A draft without a number; nothing is recorded. */
    Printed draft(long caseId, String key, String remark, Viewer viewer, String link) {
        return print(caseId, about(key), "", remark, viewer, link, clock.instant());
    }

    private FormTemplate about(String key) {
        FormTemplate template = desk.templates().require(key);
        if (template.aboutList()) {
            throw Problem.notFound("form-unknown", key);
        }
        return template;
    }

    private Printed print(
            long caseId, FormTemplate template, String number, String remark, Viewer viewer, String link, Instant at) {
        Map<String, Object> subject = desk.values().of(open(caseId, viewer), link);
        return desk.press().print(template, subject, number, remark, viewer, at);
    }

    /**
     * Issues a form.
     *
     * @throws Problem 404 {@code form-unknown}, {@code case-unknown}
     */
    @Transactional
    public IssuedForm issue(long caseId, String key, String remark, Viewer viewer, String link) {
        FormTemplate template = about(key);
        Instant at = clock.instant();
        open(caseId, viewer);
        String number = desk.issued().nextNumber(template.word(), desk.values().year(at));
        Printed printed = print(caseId, template, number, remark, viewer, link, at);
        StoredFile stored = files.store(new ByteArrayInputStream(printed.pdf()));
        var details = Map.of(
                "key", template.key(),
                "version", Integer.toString(template.version()),
                "name", template.name(),
                "number", number,
                "docxSha256", FormTemplates.sha256(printed.docx()));
        String name = template.name() + " " + number + ".pdf";
        Evidence evidence = papers.issue(caseId, stored, name, details, Actor.of(viewer), at);
        long id = desk.issued().add(template, printed, caseId, evidence.id(), viewer, at);
        return desk.issued().require(id);
    }

    /** What was issued about a case. */
    List<IssuedForm> issued(long caseId, Viewer viewer) {
        open(caseId, viewer);
        return desk.issued().ofCase(caseId);
    }
}
