package io.bihuan.server.notice;

import io.bihuan.server.notice.channel.ChannelKind;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides on which channels, and when, the people a notice reaches hear of it beyond their inbox: by their choice for the
 * event, not in their quiet hours, not while off duty. An emergency comes at once to whoever has not switched the
 * channel off. Robots tell their group of what went to a role or an organisation, never of what was for named people.
 */
@Component
class DeliveryPlan {

    private final Channels channels;
    private final PreferenceRows preferences;
    private final Duties duties;
    private final DeliveryRows rows;
    private final Clock clock;

    DeliveryPlan(Channels channels, PreferenceRows preferences, Duties duties, DeliveryRows rows, Clock clock) {
        this.channels = channels;
        this.preferences = preferences;
        this.duties = duties;
        this.rows = rows;
        this.clock = clock;
    }

    /** Plans one notice, inside a transaction of the system; gives what each person wants of the inbox. */
    List<Boolean> plan(NoticeRow notice, List<Recipient> recipients, Instant now) {
        List<Channel> enabled = channels.enabled();
        var wantsInApp = new java.util.ArrayList<Boolean>();
        var organisations = new HashSet<Long>();
        for (Recipient recipient : recipients) {
            Preferences wanted = preferences.read(recipient.personId());
            Preferences.Choice choice = wanted.of(notice.event());
            wantsInApp.add(choice.inApp() || notice.evenOffDuty());
            organisations.add(recipient.organisationId());
            first(enabled, ChannelKind.EMAIL)
                    .ifPresent(
                            channel -> person(notice, recipient, channel, wanted, choice.email(), wanted.email(), now));
            first(enabled, ChannelKind.SMS)
                    .ifPresent(
                            channel -> person(notice, recipient, channel, wanted, choice.sms(), wanted.phone(), now));
        }
        if (!(notice.audience() instanceof Audience.Persons)) {
            enabled.stream()
                    .filter(channel -> !channel.kind().personal())
                    .filter(channel -> channel.tellsOf(notice.event()))
                    .filter(channel -> organisations.contains(channel.organisationId()))
                    .forEach(channel -> group(notice, channel, now));
        }
        return wantsInApp;
    }

    private static java.util.Optional<Channel> first(List<Channel> channels, ChannelKind kind) {
        return channels.stream().filter(channel -> channel.kind() == kind).findFirst();
    }

    private void person(
            NoticeRow notice,
            Recipient recipient,
            Channel channel,
            Preferences wanted,
            Pace pace,
            String address,
            Instant now) {
        if (pace == Pace.OFF || address.isEmpty()) {
            return;
        }
        if (notice.evenOffDuty()) {
            rows.add(notice, channel, recipient, recipient.organisationId(), Pace.NOW, now, null);
            return;
        }
        @Nullable String held = pace == Pace.NOW ? null : "digest";
        Instant due = pace.due(now, wanted.dailyAt(), clock.getZone());
        Instant onDuty = duties.disturbableFrom(recipient, due);
        if (onDuty.isAfter(due)) {
            held = "off-duty";
            due = onDuty;
        }
        QuietHours quiet = wanted.quietHours();
        Instant loud = quiet == null ? due : quiet.after(due, clock.getZone());
        if (loud.isAfter(due)) {
            held = "quiet";
            due = loud;
        }
        rows.add(notice, channel, recipient, recipient.organisationId(), pace, due, held);
    }

    private void group(NoticeRow notice, Channel channel, Instant now) {
        QuietHours quiet = channel.quietHours();
        Instant due = quiet == null || notice.evenOffDuty() ? now : quiet.after(now, clock.getZone());
        rows.add(notice, channel, null, channel.organisationId(), Pace.NOW, due, due.isAfter(now) ? "quiet" : null);
    }
}
