package io.bihuan.server.notice;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told.
 *
 * @param email address for mail, empty for none
 * @param phone number for short messages, empty for none
 * @param quietFrom begin of the hours in which mail and short messages wait, null for none
 * @param dailyAt when what is collected for a day is sent
 * @param choices by event; where there is none, that of {@link NoticeEvents#EVERYTHING}
 */
public record Preferences(
        String email,
        String phone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        LocalTime dailyAt,
        List<Choice> choices) {

    /** The choice of whoever has made none: told in the inbox and by mail at once, by short message not at all. */
    static final Choice STANDARD = new Choice(NoticeEvents.EVERYTHING, true, Pace.NOW, Pace.OFF);

    /** Before anything was chosen: nights are quiet. */
    static final Preferences NOTHING_CHOSEN =
            new Preferences("", "", LocalTime.of(22, 0), LocalTime.of(7, 0), LocalTime.of(8, 0), List.of());

    /**
     * What somebody wants for one event.
     *
     * @param inApp false to find it in the inbox as already read
     */
    public record Choice(String event, boolean inApp, Pace email, Pace sms) {}

    public Preferences {
        choices = List.copyOf(choices);
    }

    /** What holds for an event. */
    Choice of(String event) {
        return find(event).or(() -> find(NoticeEvents.EVERYTHING)).orElse(STANDARD);
    }

    private java.util.Optional<Choice> find(String event) {
        return choices.stream().filter(choice -> choice.event().equals(event)).findFirst();
    }

    @Nullable
    QuietHours quietHours() {
        return QuietHours.of(quietFrom, quietTo);
    }
}
