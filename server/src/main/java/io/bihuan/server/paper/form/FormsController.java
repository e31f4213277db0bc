package io.bihuan.server.paper.form;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.CaseListQuery;
import io.bihuan.server.paper.form.IssuedForms.IssuedForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
class FormsController {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final FormTemplates templates;
    private final FormCatalogue catalogue;
    private final CaseForms forms;
    private final Bulletins bulletins;
    private final IssuedForms issued;
    private final Audit audit;

    FormsController(
            FormTemplates templates,
            FormCatalogue catalogue,
            CaseForms forms,
            Bulletins bulletins,
            IssuedForms issued,
            Audit audit) {
        this.templates = templates;
        this.catalogue = catalogue;
        this.forms = forms;
        this.bulletins = bulletins;
        this.issued = issued;
        this.audit = audit;
    }

    /** What can be issued about a case, and what was. */
    record CaseFormsView(List<FormTemplate> offered, List<IssuedForm> issued) {}

    /** What is said on a form beyond what the case says. */
    record IssueBody(@Nullable @Size(max = 2000) String remark) {}

    /** A bulletin over the cases of a list. */
    record BulletinBody(
            @NotNull String key,
            @Nullable @Size(max = 2000) String remark,
            @Nullable CaseListQuery filter) {}

    @GetMapping("/api/forms")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<FormTemplate> all() {
        return templates.all();
    }

    /** Every name a template can use. */
    @GetMapping("/api/forms/names")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<FormCatalogue.Name> names(@RequestParam(defaultValue = "false") boolean aboutList, Locale locale) {
        return catalogue.names(aboutList, locale);
    }

    /** The Word file of a form, to be changed and sent back. */
    @GetMapping("/api/forms/{key}/template")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    ResponseEntity<byte[]> template(@PathVariable String key) {
        FormTemplate template = templates.require(key);
        return file(templates.docx(template).write(), template.name() + ".docx", false, true);
    }

    /** Puts a Word file in a form's place, or adds a form. */
    @PostMapping(path = "/api/forms/{key}/template", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    FormTemplate put(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String word,
            @RequestParam(required = false) @Nullable Boolean aboutList,
            @RequestParam("file") MultipartFile file)
            throws IOException {
        var change = new FormTemplates.Change(name, word, aboutList);
        return templates.put(key, file.getBytes(), change, Viewers.current());
    }

    /** Takes a changed template out of force. */
    @DeleteMapping("/api/forms/{key}/template")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    void drop(@PathVariable String key) {
        templates.drop(key, Viewers.current());
    }

    @GetMapping("/api/cases/{id}/forms")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    CaseFormsView ofCase(@PathVariable long id) {
        return new CaseFormsView(forms.offered(id, Viewers.current()), forms.issued(id, Viewers.current()));
    }

    /** A draft without a number, recorded nowhere; PDF, or Word with {@code format=docx}. */
    @GetMapping("/api/cases/{id}/forms/{key}/draft")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    ResponseEntity<byte[]> draft(
            @PathVariable long id,
            @PathVariable String key,
            @RequestParam(defaultValue = "") @Size(max = 2000) String remark,
            @RequestParam(defaultValue = "pdf") String format) {
        var printed = forms.draft(id, key, remark, Viewers.current(), link(id));
        boolean pdf = isPdf(format);
        return file(pdf ? printed.pdf() : printed.docx(), key + "-draft." + format, pdf, !pdf);
    }

    /** Issues a form: numbered, printed, and kept with the case. */
    @PostMapping("/api/cases/{id}/forms/{key}")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    IssuedForm issue(@PathVariable long id, @PathVariable String key, @Valid @RequestBody IssueBody body) {
        String remark = Objects.requireNonNullElse(body.remark(), "");
        return forms.issue(id, key, remark, Viewers.current(), link(id));
    }

    /** The last bulletins. */
    @GetMapping("/api/bulletins")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<IssuedForm> bulletins() {
        return issued.bulletins();
    }

    /** A bulletin as a draft. */
    @PostMapping("/api/bulletins/draft")
    @PreAuthorize("hasAuthority('EXPORT_DATA')")
    ResponseEntity<byte[]> draftBulletin(@Valid @RequestBody BulletinBody body) {
        var printed = bulletins.draft(body.key(), query(body).filter(), remark(body), Viewers.current());
        return file(printed.pdf(), body.key() + "-draft.pdf", true, false);
    }

    /** Issues a bulletin over the cases of a list. */
    @PostMapping("/api/bulletins")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('EXPORT_DATA')")
    IssuedForm issueBulletin(@Valid @RequestBody BulletinBody body) {
        return bulletins.issue(body.key(), query(body).filter(), remark(body), Viewers.current());
    }

    /** A form as it went out. */
    @GetMapping("/api/issued-forms/{id}/file")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    ResponseEntity<byte[]> issuedFile(
            @PathVariable long id,
            @RequestParam(defaultValue = "pdf") String format,
            @RequestParam(defaultValue = "false") boolean download) {
        boolean pdf = isPdf(format);
        IssuedForm form = issued.require(id);
        audit.looked(
                "form.read",
                form.caseId() == null ? "form:" + id : "case:" + form.caseId(),
                Map.of("form", id, "number", form.number(), "format", format));
        return file(issued.file(id, pdf), form.name() + " " + form.number() + "." + format, pdf, download || !pdf);
    }

    private static String remark(BulletinBody body) {
        return Objects.requireNonNullElse(body.remark(), "");
    }

    private static CaseListQuery query(BulletinBody body) {
        CaseListQuery filter = body.filter();
        if (filter == null) {
            throw Problem.invalid("form-filter");
        }
        return filter;
    }

    private static boolean isPdf(String format) {
        return switch (format) {
            case "pdf" -> true;
            case "docx" -> false;
            default -> throw Problem.invalid("form-format", format);
        };
    }

    /** Where the case is found by whoever scans the code. */
    private static String link(long caseId) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/cases/" + caseId)
                .toUriString();
    }

    private static ResponseEntity<byte[]> file(byte[] content, String name, boolean pdf, boolean download) {
        ContentDisposition disposition = (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(pdf ? MediaType.APPLICATION_PDF : DOCX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}
