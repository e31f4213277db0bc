package io.bihuan.server.live;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The live stream. Each stream holds its request's thread, which is virtual, so that a slow screen only slows itself. */
@RestController
class LiveController {

    private final Subscribers subscribers;
    private final StreamWriter writer;

    LiveController(Subscribers subscribers, StreamWriter writer) {
        this.subscribers = subscribers;
        this.writer = writer;
    }

    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    @GetMapping(path = "/api/live", produces = "text/event-stream")
    void stream(
            @RequestParam(defaultValue = "position,alarm,case,command,terminal,notice") Set<String> topics,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Viewer viewer = Viewers.current();
        var subscriber = new Subscriber(viewer.personId(), topicsOf(topics), viewer.scope());
        subscribers.add(subscriber);
        try {
            writer.write(subscriber, request, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscribers.remove(subscriber);
        }
    }

    private static Set<LiveTopic> topicsOf(Set<String> names) {
        var topics = EnumSet.noneOf(LiveTopic.class);
        for (String name : names) {
            try {
                topics.add(LiveTopic.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("live-topic-unknown", name);
            }
        }
        return topics;
    }
}
