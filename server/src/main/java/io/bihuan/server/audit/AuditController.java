package io.bihuan.server.audit;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/api/audit")
    @PreAuthorize("hasAuthority('VIEW_AUDIT')")
    Page<AuditEntries.Entry> list(
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            PageQuery page) {
        return entries.find(new AuditEntries.Filter(person, action, from, to), page);
    }
}
