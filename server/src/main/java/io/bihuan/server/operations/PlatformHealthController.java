package io.bihuan.server.operations;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the platform itself is, in words. */
@RestController
class PlatformHealthController {

    private final HealthChecks checks;
    private final HealthWords words;

    PlatformHealthController(HealthChecks checks, HealthWords words) {
        this.checks = checks;
        this.words = words;
    }

    /** What a look at one thing found; {@code advice} says what to do about it, in the viewer's language. */
    record HealthRow(
            String name,
            HealthChecks.State state,
            Map<String, Object> facts,
            @Nullable String advice) {}

    @GetMapping("/api/operations/health")
    @PreAuthorize("hasAuthority('VIEW_OPERATIONS')")
    List<HealthRow> health(Locale locale) {
        return checks.all().stream()
                .map(check -> new HealthRow(
                        check.name(),
                        check.state(),
                        check.facts(),
                        words.advice(check, locale).orElse(null)))
                .toList();
    }
}
