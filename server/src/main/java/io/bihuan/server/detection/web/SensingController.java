package io.bihuan.server.detection.web;

import io.bihuan.server.asset.Assets;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.detection.Frames;
import io.bihuan.server.detection.PositionItem;
import io.bihuan.server.detection.Positions;
import io.bihuan.server.detection.Sensing;
import io.bihuan.server.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Positions, tracks, readings and frames. A vehicle outside the viewer's scope does not exist. */
@RestController
class SensingController {

    private static final int MAX_DAYS = 31;
    private static final int MAX_POINTS = 20_000;

    private final Sensing sensing;
    private final Positions positions;
    private final Frames frames;
    private final Assets assets;
    private final Audit audit;
    private final Clock clock;

    SensingController(Sensing sensing, Positions positions, Frames frames, Assets assets, Audit audit, Clock clock) {
        this.sensing = sensing;
        this.positions = positions;
        this.frames = frames;
        this.assets = assets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest positions and the time they were looked up. */
    record PositionList(Instant time, List<PositionItem> items) {}

    @GetMapping("/api/positions")
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    PositionList positions(
            @RequestParam(required = false) @Nullable Double west,
            @RequestParam(required = false) @Nullable Double south,
            @RequestParam(required = false) @Nullable Double east,
            @RequestParam(required = false) @Nullable Double north,
            @RequestParam(required = false) @Nullable Set<String> kinds,
            @RequestParam(required = false) @Nullable Long organisationId) {
        return new PositionList(
                clock.instant(),
                positions.find(rectangle(west, south, east, north), kinds == null ? Set.of() : kinds, organisationId));
    }

    private static Positions.@Nullable Rectangle rectangle(
            @Nullable Double west, @Nullable Double south, @Nullable Double east, @Nullable Double north) {
        if (west == null && south == null && east == null && north == null) {
            return null;
        }
        if (west == null
                || south == null
                || east == null
                || north == null
                || !(Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90)
                || west > east
                || south > north) {
            throw Problem.invalid("rectangle");
        }
        return new Positions.Rectangle(west, south, east, north);
    }

    @GetMapping("/api/vehicles/{id}/track")
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    Sensing.Track track(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "2000") int maxPoints) {
        assets.require(id);
        Span span = span(from, to);
        looked("vehicle.track", id, from, to);
        return sensing.track(id, span.from(), span.to(), points(maxPoints));
    }

    @GetMapping("/api/vehicles/{id}/readings")
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    Sensing.Readings readings(
            @PathVariable long id,
            @RequestParam String channel,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "2000") int maxPoints) {
        assets.require(id);
        Span span = span(from, to);
        return sensing.readings(id, channel, span.from(), span.to(), points(maxPoints));
    }

    @GetMapping("/api/vehicles/{id}/frames")
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    List<Frames.Described> frames(@PathVariable long id, @RequestParam(defaultValue = "20") int limit) {
        List<Frames.Described> found = frames.recent(id, limit);
        looked("vehicle.frames", id, null, null);
        return found;
    }

    @GetMapping("/api/frames/{reference}")
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    Frames.Described frame(@PathVariable String reference) {
        Frames.Described frame = frames.require(reference);
        audit.looked("vehicle.frame", "frame:" + reference, Map.of());
        return frame;
    }

    /** Notes the times only where they were asked for: the last day moves with every look. */
    private void looked(String action, long assetId, @Nullable Instant from, @Nullable Instant to) {
        var span = new HashMap<String, String>();
        if (from != null) {
            span.put("from", from.toString());
        }
        if (to != null) {
            span.put("to", to.toString());
        }
        audit.looked(action, "asset:" + assetId, span);
    }

    private record Span(Instant from, Instant to) {}

    /** The last day unless something else is asked for. */
    private Span span(@Nullable Instant from, @Nullable Instant to) {
        Instant end = Objects.requireNonNullElseGet(to, () -> clock.instant().plus(Duration.ofMinutes(5)));
        Instant start = Objects.requireNonNullElseGet(from, () -> end.minus(Duration.ofDays(1)));
        if (!start.isBefore(end) || Duration.between(start, end).toDays() > MAX_DAYS) {
            throw Problem.invalid("time-range", MAX_DAYS);
        }
        return new Span(start, end);
    }

    private static int points(int asked) {
        return Math.clamp(asked, 2, MAX_POINTS);
    }
}
