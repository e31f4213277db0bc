package io.bihuan.server.paper.search;

import java.util.List;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchController {

    private static final int LONGEST = 200;
    private static final int MOST = 50;

    private final CaseSearch search;

    SearchController(CaseSearch search) {
        this.search = search;
    }

    /** What was found. */
    record Found(List<CaseSearch.Hit> cases) {}

    /** Cases in which all words stand, the best first. */
    @GetMapping("/api/search")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Found search(@RequestParam String q, @RequestParam(defaultValue = "10") int limit, Locale locale) {
        String asked = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
        return new Found(search.find(asked, Math.clamp(limit, 1, MOST), locale));
    }
}
