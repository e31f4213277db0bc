package io.bihuan.server.ledger.web;

import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.CaseStep;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.LikeCases;
import io.bihuan.server.ledger.LikeCases.Likely;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes beyond one case: likely duplicates, further reports, one action on many cases. */
@RestController
@RequestMapping("/api/cases")
class CaseReportsController {

    private final LikeCases likely;
    private final Cases cases;
    private final CaseSubjects subjects;
    private final Messages messages;
    private final Clock clock;

    CaseReportsController(LikeCases likely, Cases cases, CaseSubjects subjects, Messages messages, Clock clock) {
        this.likely = likely;
        this.cases = cases;
        this.subjects = subjects;
        this.messages = messages;
        this.clock = clock;
    }

    /** A further report of what a case is about. */
    record ReportBody(
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(max = 200) String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees) {

        Map<String, Object> plain() {
            var plain = new TreeMap<String, Object>();
            plain.put("text", text.strip());
            if (place != null && !place.isBlank()) {
                plain.put("place", place.strip());
            }
            if (longitudeDegrees != null && latitudeDegrees != null) {
                plain.put("longitude", String.format(Locale.ROOT, "%.6f", longitudeDegrees));
                plain.put("latitude", String.format(Locale.ROOT, "%.6f", latitudeDegrees));
            }
            return plain;
        }
    }

    /**
     * One action on many cases.
     *
     * @param assigneeOrganisationId who is to handle them, for actions that assign; null for whoever each belongs to
     */
    record BatchBody(
            @NotEmpty @Size(max = 200) List<Long> ids,
            @NotBlank String action,
            @Nullable String reason,
            @Nullable Map<String, String> inputs,
            @Nullable Long assigneeOrganisationId) {}

    /** How it went with one of them; {@code problem} says in words why it was not done. */
    record Outcome(long id, boolean done, @Nullable String problem) {}

    /** Open cases in view that a draft likely repeats. */
    @PostMapping("/duplicates")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    List<Likely> duplicates(@Valid @RequestBody CasesController.FileBody body, Locale locale) {
        return likely.of(subjects.resolve(body, Viewers.current()), locale);
    }

    /** Adds a report to a case instead of filing one of its own. */
    @PostMapping("/{id}/reports")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    CaseRef report(@PathVariable long id, @Valid @RequestBody ReportBody body) {
        return cases.report(id, body.plain(), Actor.of(Viewers.current()), clock.instant());
    }

    /** Does one action to many cases, each for itself: what cannot be done to one does not stop the others. */
    @PostMapping("/batch")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    List<Outcome> batch(@Valid @RequestBody BatchBody body, Locale locale) {
        Viewer viewer = Viewers.current();
        return body.ids().stream()
                .distinct()
                .map(id -> outcome(id, body, Actor.of(viewer), locale))
                .toList();
    }

    private Outcome outcome(long id, BatchBody body, Actor actor, Locale locale) {
        var step = new CaseStep(
                id,
                body.action(),
                null,
                body.reason(),
                Map.of(),
                List.of(),
                body.assigneeOrganisationId(),
                Objects.requireNonNullElse(body.inputs(), Map.of()));
        try {
            cases.act(step, actor, clock.instant());
            return new Outcome(id, true, null);
        } catch (Problem problem) {
            return new Outcome(id, false, words(problem, locale));
        }
    }

    private String words(Problem problem, Locale locale) {
        String whole = messages.text(locale, "problem." + problem.code(), problem.arguments());
        String fields = problem.fieldErrors().stream()
                .map(error -> messages.text(
                        locale, "problem." + error.code(), error.arguments().toArray()))
                .distinct()
                .collect(Collectors.joining("；"));
        return fields.isEmpty() ? whole : whole + "：" + fields;
    }
}
