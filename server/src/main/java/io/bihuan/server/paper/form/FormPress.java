package io.bihuan.server.paper.form;

import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.paper.form.IssuedForms.Printed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fills a template and prints it. */
@Component
class FormPress {

    private final FormTemplates templates;
    private final PdfPaper paper;
    private final Directory directory;
    private final CaseValues values;

    FormPress(FormTemplates templates, PdfPaper paper, Directory directory, CaseValues values) {
        this.templates = templates;
        this.paper = paper;
        this.directory = directory;
        this.values = values;
    }

    /** The form in both shapes. {@code number} is blank for a draft. */
    Printed print(
            FormTemplate template,
            Map<String, Object> subject,
            String number,
            String remark,
            Viewer viewer,
            Instant at) {
        var all = new HashMap<>(subject);
        all.put("form.number", number.isEmpty() ? template.word() + "字〔　　〕第　号（草稿）" : number);
        all.put("form.name", template.name());
        all.put("form.date", values.date(at));
        all.put("form.dateTime", values.time(at));
        all.put("form.issuer", viewer.displayName());
        all.put(
                "form.issuerOrganisation",
                directory.organisationRef(viewer.organisationId()).name());
        all.put("form.remark", remark);
        all.put("form.isDraft", number.isEmpty());
        all.put("city.name", directory.organisationRef(Directory.CITY).name());
        Docx filled = Filler.fill(templates.docx(template), new FormValues(all));
        return new Printed(number, filled.write(), paper.print(filled, template.name() + " " + number, at));
    }
}
