package io.bihuan.server.ledger.web;

import io.bihuan.server.ledger.DueTimes;
import io.bihuan.server.ledger.DueTimes.DueExplanation;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DueController {

    private final DueTimes times;

    DueController(DueTimes times) {
        this.times = times;
    }

    /** Why the case is due when it is: every stretch that counted, and that did not. */
    @GetMapping("/api/cases/{id}/due")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    DueExplanation due(@PathVariable long id, Locale locale) {
        return times.explain(id, locale);
    }
}
