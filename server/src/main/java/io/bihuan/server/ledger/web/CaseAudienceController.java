package io.bihuan.server.ledger.web;

import io.bihuan.server.ledger.CaseAudience;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who sees a case, for whoever names signers. */
@RestController
class CaseAudienceController {

    private final CaseAudience audience;

    CaseAudienceController(CaseAudience audience) {
        this.audience = audience;
    }

    @GetMapping("/api/cases/{id}/people")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    List<CaseAudience.Member> people(@PathVariable long id, @RequestParam(required = false) @Nullable String q) {
        return audience.named(id, q);
    }
}
