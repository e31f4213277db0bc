package io.bihuan.server.notice;

import io.bihuan.server.http.Languages;
import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.notice.channel.ChannelKind;
import io.bihuan.server.notice.channel.ChannelSettings;
import io.bihuan.server.notice.channel.Message;
import io.bihuan.server.notice.channel.Message.Words;
import io.bihuan.server.notice.channel.Outcome;
import io.bihuan.server.notice.channel.Senders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes what a delivery says, in the reader's language, and hands it to the channel. */
@Component
class Postman {

    private final Channels channels;
    private final PreferenceRows preferences;
    private final People people;
    private final Senders senders;
    private final Messages messages;
    private final String publicUrl;

    Postman(
            Channels channels,
            PreferenceRows preferences,
            People people,
            Senders senders,
            Messages messages,
            @Value("${bihuan.public.url:}") String publicUrl) {
        this.channels = channels;
        this.preferences = preferences;
        this.people = people;
        this.senders = senders;
        this.messages = messages;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** Sends deliveries of one person or group together. */
    Outcome send(List<Delivery> together) {
        Delivery first = together.getFirst();
        Optional<ChannelSettings> settings = channels.settings(first.channelId());
        if (settings.isEmpty()) {
            return Outcome.refused("channel-gone", "");
        }
        @Nullable String to = null;
        Locale language = Languages.CHINESE;
        Long personId = first.personId();
        if (personId != null) {
            Optional<Person> person = people.find(personId).filter(Person::active);
            if (person.isEmpty()) {
                return Outcome.refused("person-gone", "");
            }
            language = person.get().language();
            Preferences wanted = preferences.of(personId);
            to = settings.get().kind() == ChannelKind.EMAIL ? wanted.email() : wanted.phone();
        }
        return senders.send(
                settings.get(), together.size() == 1 ? single(first, to, language) : digest(together, to, language));
    }

    private Message single(Delivery delivery, @Nullable String to, Locale language) {
        NoticeRow notice = delivery.notice();
        return new Message(
                reference(delivery),
                notice.event(),
                new Words(notice.titleZh(), notice.titleEn(), notice.bodyZh(), notice.bodyEn()),
                link(notice.link()),
                notice.at(),
                to,
                language);
    }

    private Message digest(List<Delivery> together, @Nullable String to, Locale language) {
        Delivery first = together.getFirst();
        return new Message(
                reference(first),
                "digest",
                new Words(
                        messages.text(Languages.CHINESE, "notice.digest", together.size()),
                        messages.text(Languages.ENGLISH, "notice.digest", together.size()),
                        lines(together, NoticeRow::title, Languages.CHINESE),
                        lines(together, NoticeRow::title, Languages.ENGLISH)),
                link("/notices"),
                first.notice().at(),
                to,
                language);
    }

    private String lines(List<Delivery> together, BiFunction<NoticeRow, Locale, String> title, Locale language) {
        return together.stream()
                .map(Delivery::notice)
                .map(notice -> {
                    String link = link(notice.link());
                    return "· " + title.apply(notice, language) + (link == null ? "" : "\n  " + link);
                })
                .collect(Collectors.joining("\n"));
    }

    private static String reference(Delivery delivery) {
        return "notice-" + delivery.notice().id() + "-" + delivery.id();
    }

    private @Nullable String link(@Nullable String path) {
        return path == null ? null : publicUrl + path;
    }
}
