package io.bihuan.server.notice.web;

import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.notice.NoticeEvents;
import io.bihuan.server.notice.Pace;
import io.bihuan.server.notice.PreferenceRows;
import io.bihuan.server.notice.Preferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How everybody wants to be told. */
@RestController
@RequestMapping("/api/notice-preferences")
@PreAuthorize("isAuthenticated()")
class PreferencesController {

    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";

    private final PreferenceRows preferences;
    private final Messages messages;

    PreferencesController(PreferenceRows preferences, Messages messages) {
        this.preferences = preferences;
        this.messages = messages;
    }

    /** Times as {@code 22:00}; an event without a choice follows that of {@code *}. */
    record PreferencesBody(
            @NotNull @Size(max = 200) String email,
            @NotNull @Size(max = 20) String phone,
            @Nullable @Pattern(regexp = CLOCK) String quietFrom,
            @Nullable @Pattern(regexp = CLOCK) String quietTo,
            @NotNull @Pattern(regexp = CLOCK) String dailyAt,
            @NotNull @Size(max = 50) List<@Valid ChoiceBody> choices) {}

    record ChoiceBody(
            @NotNull String event,
            @Nullable String name,
            boolean inApp,
            @NotNull Pace email,
            @NotNull Pace sms) {}

    record PreferencesView(PreferencesBody preferences, List<EventName> events) {}

    record EventName(String event, String name) {}

    @GetMapping
    PreferencesView mine(Locale locale) {
        return view(preferences.of(Viewers.current().personId()), locale);
    }

    @PutMapping
    PreferencesView save(@Valid @RequestBody PreferencesBody body, Locale locale) {
        Viewer viewer = Viewers.current();
        preferences.save(
                viewer.personId(),
                viewer.organisationId(),
                new Preferences(
                        body.email().strip(),
                        body.phone().replaceAll("[\\s-]", ""),
                        time(body.quietFrom()),
                        time(body.quietTo()),
                        LocalTime.parse(body.dailyAt()),
                        body.choices().stream()
                                .map(choice -> new Preferences.Choice(
                                        choice.event(), choice.inApp(), choice.email(), choice.sms()))
                                .toList()));
        return mine(locale);
    }

    private PreferencesView view(Preferences wanted, Locale locale) {
        return new PreferencesView(
                new PreferencesBody(
                        wanted.email(),
                        wanted.phone(),
                        text(wanted.quietFrom()),
                        text(wanted.quietTo()),
                        Objects.requireNonNull(text(wanted.dailyAt())),
                        wanted.choices().stream()
                                .map(choice -> new ChoiceBody(
                                        choice.event(),
                                        name(choice.event(), locale),
                                        choice.inApp(),
                                        choice.email(),
                                        choice.sms()))
                                .toList()),
                NoticeEvents.ALL.stream()
                        .map(event -> new EventName(event, name(event, locale)))
                        .toList());
    }

    private String name(String event, Locale locale) {
        return messages.text(locale, "notice-event." + event);
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString().substring(0, 5);
    }
}
