package io.bihuan.server.ledger.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseDetail;
import io.bihuan.server.ledger.CaseListQuery;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.CaseRow;
import io.bihuan.server.ledger.CaseStep;
import io.bihuan.server.ledger.Cases;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases")
class CasesController {

    private final CaseBook book;
    private final CasePages pages;
    private final Cases cases;
    private final CaseSubjects subjects;
    private final Clock clock;

    CasesController(CaseBook book, CasePages pages, Cases cases, CaseSubjects subjects, Clock clock) {
        this.book = book;
        this.pages = pages;
        this.cases = cases;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** What is stated when a case is filed; without an organisation, the asset's. */
    record FileBody(
            @NotBlank @Size(max = 40) String type,
            @NotBlank @Size(max = 200) String title,
            @Nullable Long assetId,
            @Nullable Long organisationId,
            @NotNull Integer severity,
            @Nullable Map<String, String> fields,
            @Nullable @Size(max = 200) String place,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable String reason,
            @Nullable Long conditionId,
            @Nullable String urgency,
            @Nullable List<Long> readerIds) {}

    /** What is stated when somebody acts; {@code version} is the one that was looked at. */
    record ActionBody(
            @NotNull Long version,
            @Nullable String reason,
            @Nullable Map<String, String> fields,
            @Nullable List<Long> evidenceIds,
            @Nullable Long assigneeOrganisationId,
            @Nullable Map<String, String> inputs) {}

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Page<CaseRow> list(CaseListQuery query, PageQuery page, Locale locale) {
        return book.list(query.filter(), page, Viewers.current(), locale);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    CaseDetail get(@PathVariable long id, Locale locale) {
        return pages.open(id, Actor.of(Viewers.current()), locale);
    }

    /** Files a case. Whoever wants to see it opens it. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    CaseRef file(@Valid @RequestBody FileBody body) {
        Viewer viewer = Viewers.current();
        return cases.file(subjects.resolve(body, viewer), Actor.of(viewer), clock.instant());
    }

    /** Does something to a case. Answers 204 when whoever did it sees the case no more, having handed it on. */
    @PostMapping("/{id}/actions/{action}")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    ResponseEntity<CaseDetail> act(
            @PathVariable long id, @PathVariable String action, @Valid @RequestBody ActionBody body, Locale locale) {
        Actor actor = Actor.of(Viewers.current());
        var step = new CaseStep(
                id,
                action,
                body.version(),
                body.reason(),
                Objects.requireNonNullElse(body.fields(), Map.of()),
                Objects.requireNonNullElse(body.evidenceIds(), List.of()),
                body.assigneeOrganisationId(),
                Objects.requireNonNullElse(body.inputs(), Map.of()));
        cases.act(step, actor, clock.instant());
        if (book.find(id, locale).isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok(pages.open(id, actor, locale));
    }
}
