package io.bihuan.server.ledger.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.LookBackBook;
import io.bihuan.server.ledger.LookBackRow;
import io.bihuan.server.ledger.LookBacks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/look-backs")
class LookBacksController {

    private final LookBackBook book;
    private final LookBacks lookBacks;
    private final Clock clock;

    LookBacksController(LookBackBook book, LookBacks lookBacks, Clock clock) {
        this.book = book;
        this.lookBacks = lookBacks;
        this.clock = clock;
    }

    /** What was found. */
    record FindingBody(
            LookBacks.@NotNull Result result,
            @NotNull @Size(max = 4000) String text,
            @Nullable List<Long> evidenceIds) {}

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Page<LookBackRow> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Boolean mine,
            PageQuery page,
            Locale locale) {
        String asked = state == null || state.isBlank() ? null : state.toUpperCase(Locale.ROOT);
        return book.list(asked, Boolean.TRUE.equals(mine), Actor.of(Viewers.current()), page, locale);
    }

    @PostMapping("/{id}")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    CaseRef finish(@PathVariable long id, @Valid @RequestBody FindingBody body) {
        var finding = new LookBacks.Finding(
                body.result(), body.text(), Objects.requireNonNullElse(body.evidenceIds(), List.of()));
        return lookBacks.finish(id, finding, Actor.of(Viewers.current()), clock.instant());
    }
}
