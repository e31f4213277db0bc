package io.bihuan.server.calendar.web;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.DueTime;
import io.bihuan.server.calendar.LimitRule;
import io.bihuan.server.calendar.Pause;
import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries a limit without a case: what would be due when, and why. */
@RestController
class TrialController {

    private final Calendars calendars;
    private final Messages messages;

    TrialController(Calendars calendars, Messages messages) {
        this.calendars = calendars;
        this.messages = messages;
    }

    /** What to count; {@code limit} as in a case type ({@code 5wd}, or {@code 5wd; planting: 15wd}). */
    record TrialBody(
            @NotNull String calendar,
            @NotNull Instant start,
            @NotNull @Size(max = 200) String limit,
            @Nullable @Size(max = 20) List<@Valid PauseBody> pauses,
            @Nullable @Size(max = 20) List<@Size(max = 40) String> extensions) {}

    record PauseBody(@NotNull Instant from, @Nullable Instant to) {}

    /** The due time, null while a pause is open; {@code intervals} without gaps. */
    record Counted(@Nullable Instant dueAt, String limit, List<Stretch> intervals, List<Integer> unofficialYears) {}

    record Stretch(Instant from, Instant to, boolean counted, String code, String why) {}

    @PostMapping("/api/calendars/trial")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Counted count(@Valid @RequestBody TrialBody body, Locale locale) {
        if (calendars.find(body.calendar()).isEmpty()) {
            throw Problem.invalid("calendar-unknown", body.calendar());
        }
        try {
            TimeLimit limit = calendars.limit(body.calendar(), LimitRule.parse(body.limit()), body.start());
            var limits = new ArrayList<TimeLimit>();
            limits.add(limit);
            if (body.extensions() != null) {
                body.extensions().forEach(extension -> limits.add(TimeLimit.parse(extension)));
            }
            List<Pause> pauses = body.pauses() == null
                    ? List.of()
                    : body.pauses().stream()
                            .map(pause -> new Pause(pause.from(), pause.to()))
                            .toList();
            return view(calendars.time(body.calendar()).due(body.start(), limits, pauses), limit, locale);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("calendar-trial", String.valueOf(e.getMessage()));
        }
    }

    private Counted view(DueTime due, TimeLimit limit, Locale locale) {
        return new Counted(
                due.dueAt(),
                limit.toString(),
                due.intervals().stream()
                        .map(interval -> new Stretch(
                                interval.from(),
                                interval.to(),
                                interval.counted(),
                                interval.why().name(),
                                messages.text(locale, "why." + interval.why().name())
                                        + (interval.name() == null ? "" : " · " + interval.name())))
                        .toList(),
                due.unofficialYears().stream().sorted().toList());
    }
}
