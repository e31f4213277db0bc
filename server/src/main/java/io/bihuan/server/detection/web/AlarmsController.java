package io.bihuan.server.detection.web;

import io.bihuan.server.detection.AlarmFilter;
import io.bihuan.server.detection.AlarmRow;
import io.bihuan.server.detection.AlarmView.State;
import io.bihuan.server.detection.Alarms;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
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
@RequestMapping("/api/alarms")
class AlarmsController {

    private final Alarms alarms;

    AlarmsController(Alarms alarms) {
        this.alarms = alarms;
    }

    /** {@code state} is {@code open}, {@code unseen}, {@code all} or the name of one state. */
    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_ALARMS')")
    Page<AlarmRow> list(
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(required = false) @Nullable Integer severity,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Long assetId,
            @RequestParam(required = false) @Nullable Long organisationId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            PageQuery page) {
        var filter = new AlarmFilter(states(state), severity, kind, assetId, organisationId, from, to, q);
        return alarms.find(filter, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('VIEW_ALARMS')")
    AlarmRow get(@PathVariable String id) {
        return alarms.require(id);
    }

    @PostMapping("/{id}/acknowledge")
    @PreAuthorize("hasAuthority('ACKNOWLEDGE_ALARMS')")
    AlarmRow acknowledge(@PathVariable String id, @RequestBody(required = false) @Nullable Note note) {
        return alarms.acknowledge(id, note == null ? null : note.note());
    }

    @PostMapping("/{id}/shelve")
    @PreAuthorize("hasAuthority('ACKNOWLEDGE_ALARMS')")
    AlarmRow shelve(@PathVariable String id, @RequestBody Shelving shelving) {
        return alarms.shelve(id, shelving.minutes(), shelving.reason());
    }

    @PostMapping("/{id}/unshelve")
    @PreAuthorize("hasAuthority('ACKNOWLEDGE_ALARMS')")
    AlarmRow unshelve(@PathVariable String id) {
        return alarms.unshelve(id);
    }

    private static Set<State> states(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "all", "" -> Set.of();
            case "open" -> EnumSet.complementOf(EnumSet.of(State.CLOSED));
            case "unseen" -> EnumSet.of(State.UNACKNOWLEDGED, State.RETURNED_UNACKNOWLEDGED);
            default ->
                Arrays.stream(State.values())
                        .filter(state -> state.name().equalsIgnoreCase(name.strip()))
                        .findFirst()
                        .map(Set::of)
                        .orElseThrow(() -> Problem.invalid("alarm-state-unknown", name));
        };
    }

    /** What an operator says when taking note. */
    record Note(@Nullable String note) {}

    /** For how long and why an alarm is put aside. */
    record Shelving(int minutes, @Nullable String reason) {}
}
