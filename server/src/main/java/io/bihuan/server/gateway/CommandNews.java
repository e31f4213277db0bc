package io.bihuan.server.gateway;

import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.live.LiveHub;
import io.bihuan.server.live.LiveMessage;
import io.bihuan.server.live.LiveTopic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts commands into words and tells who waits for them. */
@Component
class CommandNews {

    private static final TypeReference<Map<String, Object>> ANSWER = new TypeReference<>() {};

    private final MediaRows media;
    private final Messages messages;
    private final LiveHub live;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    CommandNews(MediaRows media, Messages messages, LiveHub live, ApplicationEventPublisher events, JsonMapper json) {
        this.media = media;
        this.messages = messages;
        this.live = live;
        this.events = events;
        this.json = json;
    }

    /** Inside the transaction that changed it: screens and modules hear of a command's new state. */
    void tell(CommandRow row) {
        live.publish(new LiveMessage(
                LiveTopic.COMMAND, String.valueOf(row.id()), row.organisationId(), row.gridId(), view(row)));
        events.publishEvent(new CommandChanged(row.id(), row.assetId(), row.caseId(), row.kind(), row.state()));
    }

    CommandView view(CommandRow row) {
        Locale locale = LocaleContextHolder.getLocale();
        String detail = row.detail();
        return new CommandView(
                row.id(),
                row.assetId(),
                row.kind(),
                row.state(),
                summary(row, locale),
                row.createdAt(),
                new Ref(row.createdBy(), row.createdByName()),
                row.sentAt(),
                row.answeredAt(),
                row.expiresAt(),
                detail == null ? null : messages.text(locale, "command.detail." + detail),
                row.answerJson() == null ? null : json.readValue(row.answerJson(), ANSWER),
                row.kind() == CommandKind.SNAPSHOT ? media.ofCommand(row.id()) : List.of(),
                row.caseId());
    }

    private String summary(CommandRow row, Locale locale) {
        CommandPayload payload = row.payload();
        String what = switch (row.kind()) {
            case TEXT -> text(payload.text());
            case SET_PARAMETERS ->
                payload.parameters() == null
                        ? ""
                        : String.join(
                                ", ",
                                payload.parameters().stream()
                                        .map(parameter -> parameter.id() + "=" + parameter.value())
                                        .toList());
            case READ_PARAMETERS -> payload.parameterIds() == null ? "" : String.join(", ", payload.parameterIds());
            case SNAPSHOT -> String.valueOf(payload.channel() == null ? 1 : payload.channel());
            case QUERY_POSITION, READ_ATTRIBUTES, CONFIRM_ALARM -> "";
        };
        return messages.text(locale, "command.summary." + row.kind().name(), what)
                .strip();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
