package io.bihuan.server.paper.sheet;

import io.bihuan.server.http.Messages;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.CaseListQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class CaseSheetsController {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CaseExport export;
    private final CaseImports imports;
    private final Messages messages;

    CaseSheetsController(CaseExport export, CaseImports imports, Messages messages) {
        this.export = export;
        this.imports = imports;
        this.messages = messages;
    }

    /** The list as a workbook, with its filters, order and columns: keys divided by commas, all when left out. */
    @GetMapping("/api/case-sheets")
    @PreAuthorize("hasAuthority('EXPORT_DATA')")
    void write(
            CaseListQuery query,
            PageQuery order,
            @RequestParam(defaultValue = "") String columns,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<String> keys = Arrays.stream(columns.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        var chosen = export.columns(query.filter(), keys, locale);
        export.check(query.filter(), order, Viewers.current(), locale);
        export.audit(query.filter());
        head(response, "cases.xlsx");
        export.write(response.getOutputStream(), query.filter(), order, chosen, Viewers.current(), locale);
    }

    /** The empty workbook in which cases of a type are brought in. */
    @GetMapping("/api/case-imports/template")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    void template(@RequestParam String type, Locale locale, HttpServletResponse response) throws IOException {
        head(response, type + ".xlsx");
        imports.template(type, response.getOutputStream(), Viewers.current(), locale);
    }

    /** Takes a filled-in workbook; look again at the job to see how far it is. */
    @PostMapping(path = "/api/case-imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    ImportJob begin(
            @RequestParam String type,
            @RequestParam(defaultValue = "CHECK") ImportMode mode,
            @RequestParam("file") MultipartFile file,
            Locale locale)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "cases.xlsx");
        return imports.begin(type, mode, new SentFile(name, file.getBytes()), Viewers.current(), locale);
    }

    /** The viewer's last imports. */
    @GetMapping("/api/case-imports")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    List<ImportJob> list(Locale locale) {
        return imports.ofPerson(Viewers.current().personId()).stream()
                .map(job -> told(job, locale))
                .toList();
    }

    @GetMapping("/api/case-imports/{id}")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    ImportJob get(@PathVariable long id, Locale locale) {
        return imports.find(Viewers.current().personId(), id)
                .map(job -> told(job, locale))
                .orElseThrow(() -> Problem.notFound("sheet-import-unknown", id));
    }

    private ImportJob told(ImportJob job, Locale locale) {
        String problem = job.problem();
        return problem == null ? job : job.told(messages.text(locale, "problem." + problem));
    }

    /** The file as it came, with what became of each row. */
    @GetMapping("/api/case-imports/{id}/result")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    void result(@PathVariable long id, HttpServletResponse response) throws IOException {
        byte[] file = imports.result(Viewers.current().personId(), id)
                .orElseThrow(() -> Problem.notFound("sheet-import-unknown", id));
        head(response, "import-" + id + ".xlsx");
        response.getOutputStream().write(file);
    }

    private static void head(HttpServletResponse response, @Nullable String name) {
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(String.valueOf(name), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
