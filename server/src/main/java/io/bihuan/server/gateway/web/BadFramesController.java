package io.bihuan.server.gateway.web;

import io.bihuan.server.gateway.BadFrameCount;
import io.bihuan.server.gateway.BadFrameDesk;
import io.bihuan.server.gateway.BadFrameFilter;
import io.bihuan.server.gateway.BadFrameView;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bad-frames")
@PreAuthorize("hasAuthority('MANAGE_TERMINALS')")
class BadFramesController {

    private final BadFrameDesk desk;

    BadFramesController(BadFrameDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Page<BadFrameView> list(
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            PageQuery page) {
        return desk.list(new BadFrameFilter(reason, phone, from, to), page);
    }

    @GetMapping("/counts")
    List<BadFrameCount> counts() {
        return desk.counts();
    }

    @PostMapping("/{id}/replay")
    BadFrameView replay(@PathVariable long id) {
        return desk.replay(id);
    }
}
