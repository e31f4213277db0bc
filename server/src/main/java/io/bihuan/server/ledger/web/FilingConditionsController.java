package io.bihuan.server.ledger.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.ledger.condition.ConditionSheets;
import io.bihuan.server.ledger.condition.FilingCondition;
import io.bihuan.server.ledger.condition.FilingConditions;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/filing-conditions")
class FilingConditionsController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final FilingConditions conditions;
    private final ConditionSheets sheets;

    FilingConditionsController(FilingConditions conditions, ConditionSheets sheets) {
        this.sheets = sheets;
        this.conditions = conditions;
    }

    /** A condition as it is to be. Limits such as {@code 5wd}. */
    record ConditionBody(
            @NotNull @Size(max = 40) String type,
            @NotNull @Size(max = 40) String code,
            @Nullable @Size(max = 100) String category,
            @Nullable @Size(max = 100) String subcategory,
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 1000) String filing,
            @Nullable @Size(max = 1000) String closing,
            @Nullable @Size(max = 40) String limit,
            @Nullable @Size(max = 40) String limitUrgent,
            @Nullable @Size(max = 40) String limitVeryUrgent,
            @Nullable @Size(max = 1000) String source,
            @Nullable @Size(max = 10) String mark,
            @Nullable Boolean retired) {

        FilingCondition of(long id) {
            return new FilingCondition(
                    id,
                    type,
                    code,
                    category,
                    subcategory,
                    name,
                    filing,
                    closing,
                    limit,
                    limitUrgent,
                    limitVeryUrgent,
                    source,
                    mark,
                    Boolean.TRUE.equals(retired));
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Page<FilingCondition> list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean retired,
            PageQuery page) {
        return conditions.find(type, q, Boolean.TRUE.equals(retired), page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    FilingCondition add(@Valid @RequestBody ConditionBody body) {
        return conditions.save(body.of(0));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    FilingCondition change(@PathVariable long id, @Valid @RequestBody ConditionBody body) {
        return conditions.save(body.of(id));
    }

    /** The whole table as a workbook, also as a template for what is brought in. */
    @GetMapping("/sheet")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    void sheet(@RequestParam(required = false) @Nullable String type, Locale locale, HttpServletResponse response)
            throws IOException {
        response.setContentType(XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"filing-conditions.xlsx\"");
        sheets.write(type, response.getOutputStream(), locale);
    }

    /** Brings a workbook in: all of it, or, when anything is wrong, nothing. */
    @PostMapping(path = "/sheet", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    ConditionSheets.Taken take(@RequestParam("file") MultipartFile file, Locale locale) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return sheets.read(content, locale);
        }
    }
}
