package io.bihuan.server.audit;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what and who saw what, to be looked through and taken out. */
@RestController
class AuditController {

    private final AuditEntries entries;
    private final AuditExport export;

    AuditController(AuditEntries entries, AuditExport export) {
        this.entries = entries;
        this.export = export;
    }

    /**
     * What to look for, bound from the query parameters of the same names.
     *
     * @param person number of whoever acted
     * @param q part of the name of whoever acted
     * @param action the action, as {@code vehicle.track}; with a dot at its end all of that kind, as {@code vehicle.}
     * @param subject how the subject begins, as {@code case:17}
     */
    record AuditQuery(
            @Nullable Long person,
            @Nullable String q,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {

        AuditEntries.Filter filter() {
            return new AuditEntries.Filter(person, blank(q), blank(action), blank(subject), from, to);
        }

        private static @Nullable String blank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping("/api/audit")
    @PreAuthorize("hasAuthority('VIEW_AUDIT')")
    Page<AuditEntries.Entry> list(AuditQuery query, PageQuery page, Locale locale) {
        return entries.find(query.filter(), page, locale);
    }

    /** Every action that is written down, by its name in the asker's language. */
    @GetMapping("/api/audit/actions")
    @PreAuthorize("hasAuthority('VIEW_AUDIT')")
    List<AuditEntries.AuditAction> actions(Locale locale) {
        return entries.actions(locale);
    }

    /** The same rows, oldest first, as a workbook or, with {@code format=csv}, as CSV; that they are taken out is one more row. */
    @GetMapping("/api/audit/sheet")
    @PreAuthorize("hasAuthority('VIEW_AUDIT') and hasAuthority('EXPORT_DATA')")
    void sheet(
            AuditQuery query,
            @RequestParam(defaultValue = "xlsx") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        AuditExport.Format chosen = AuditExport.Format.of(format);
        export.audit(query.filter(), chosen);
        response.setContentType(chosen.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"audit." + chosen.ending() + "\"");
        response.setHeader("Cache-Control", "no-store");
        export.write(response.getOutputStream(), query.filter(), chosen, locale);
    }
}
