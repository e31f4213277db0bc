package io.bihuan.server.detection.web;

import io.bihuan.server.detection.FixExport;
import io.bihuan.server.http.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Positions as CSV, for {@code bihuan export fixes --server} and for spreadsheets. */
@RestController
class ExportController {

    private static final int MAX_DAYS = 366;

    private final FixExport export;

    ExportController(FixExport export) {
        this.export = export;
    }

    @GetMapping("/api/export/fixes")
    @PreAuthorize("hasAuthority('EXPORT_DATA')")
    void fixes(
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(required = false) @Nullable Long asset,
            HttpServletResponse response)
            throws IOException {
        if (!from.isBefore(to) || java.time.Duration.between(from, to).toDays() > MAX_DAYS) {
            throw Problem.invalid("time-range", MAX_DAYS);
        }
        export.audit(from, to, asset);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"fixes.csv\"");
        export.write(response.getWriter(), from, to, asset);
    }
}
