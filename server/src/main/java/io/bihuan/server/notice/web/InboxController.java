package io.bihuan.server.notice.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.notice.Inbox;
import io.bihuan.server.notice.InboxNotice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own inbox. */
@RestController
@RequestMapping("/api/notices")
@PreAuthorize("isAuthenticated()")
class InboxController {

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    record Unread(long count) {}

    @GetMapping
    Page<InboxNotice> list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String event,
            PageQuery page,
            Locale locale) {
        return inbox.list(Viewers.current().personId(), unread, event, page, locale);
    }

    @GetMapping("/unread")
    Unread unread() {
        return new Unread(inbox.unread(Viewers.current().personId()));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id) {
        inbox.read(Viewers.current().personId(), id);
    }

    /** Marks everything as read; tells how many were not. */
    @PostMapping("/read")
    Unread readAll() {
        return new Unread(inbox.readAll(Viewers.current().personId()));
    }
}
