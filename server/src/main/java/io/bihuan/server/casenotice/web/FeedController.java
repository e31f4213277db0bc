package io.bihuan.server.casenotice.web;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bihuan.server.casenotice.Feeds;
import io.bihuan.server.casenotice.Feeds.DueTimes;
import io.bihuan.server.casenotice.ICalendar;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.GuessLimit;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.CaseRow;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calendar feeds: everybody manages their own; whoever holds the secret reads it. */
@RestController
class FeedController {

    private final Feeds feeds;
    private final Messages messages;
    private final String publicUrl;
    private final GuessLimit guesses = new GuessLimit("calendar-limited", Ticker.systemTicker());

    FeedController(Feeds feeds, Messages messages, @Value("${bihuan.public.url:}") String publicUrl) {
        this.feeds = feeds;
        this.messages = messages;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** {@code path} only in the answer that made it. */
    record FeedView(
            @Nullable Instant createdAt,
            @Nullable Instant lastReadAt,
            @Nullable String path) {}

    @GetMapping("/api/calendar-feed")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    FeedView mine() {
        return view(null);
    }

    @PostMapping("/api/calendar-feed")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    FeedView make() {
        return view("/calendar/" + feeds.make(Viewers.current()) + ".ics");
    }

    @DeleteMapping("/api/calendar-feed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    void revoke() {
        feeds.revoke(Viewers.current());
    }

    private FeedView view(@Nullable String path) {
        Feeds.Feed feed = feeds.of(Viewers.current().personId());
        return new FeedView(feed.createdAt(), feed.lastReadAt(), path);
    }

    /** The feed itself; an unknown secret looks like any page that does not exist. */
    @GetMapping("/calendar/{secret:[A-Za-z0-9_-]{43}}.ics")
    ResponseEntity<String> read(@PathVariable String secret, HttpServletRequest request) {
        guesses.check(secret, request.getRemoteAddr());
        Optional<DueTimes> found = feeds.read(secret);
        guesses.note(secret, request.getRemoteAddr(), found.isPresent());
        DueTimes due = found.orElseThrow(() -> Problem.notFound("calendar-unknown"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex")
                .body(calendar(due));
    }

    private String calendar(DueTimes due) {
        Locale language = due.person().language();
        var calendar = new ICalendar(
                messages.text(language, "calendar.name", due.person().displayName()));
        for (CaseRow row : due.cases()) {
            add(calendar, row, "due", row.dueAt(), language);
            if (row.stageDueAt() != null && !row.stageDueAt().equals(row.dueAt())) {
                add(calendar, row, "stage", row.stageDueAt(), language);
            }
        }
        return calendar.write();
    }

    private void add(ICalendar calendar, CaseRow row, String which, @Nullable Instant at, Locale language) {
        if (at == null) {
            return;
        }
        String subject = row.confidential() ? messages.text(language, "case-notice.confidential") : row.title();
        calendar.add(new ICalendar.Entry(
                "case-" + row.id() + "-" + which + "@bihuan",
                row.updatedAt(),
                at,
                messages.text(
                        language,
                        "calendar." + which,
                        row.number(),
                        subject,
                        row.stage().name()),
                messages.text(
                        language,
                        "calendar.what",
                        row.type().name(),
                        row.stage().name(),
                        row.organisation().name()),
                publicUrl.isEmpty() ? "" : publicUrl + "/cases/" + row.id(),
                row.severity() >= 3 ? 1 : 5));
    }
}
