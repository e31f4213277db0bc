package io.bihuan.server.notice.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.notice.Channel;
import io.bihuan.server.notice.ChannelDraft;
import io.bihuan.server.notice.ChannelTest;
import io.bihuan.server.notice.ChannelTest.Result;
import io.bihuan.server.notice.Channels;
import io.bihuan.server.notice.DeliveryLog;
import io.bihuan.server.notice.DeliveryRow;
import io.bihuan.server.notice.channel.ChannelKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The channels and what went over them, for administrators. */
@RestController
@PreAuthorize("hasAuthority('ADMINISTER')")
class ChannelsController {

    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";

    private final Channels channels;
    private final ChannelTest test;
    private final DeliveryLog log;
    private final Directory directory;

    ChannelsController(Channels channels, ChannelTest test, DeliveryLog log, Directory directory) {
        this.channels = channels;
        this.test = test;
        this.log = log;
        this.directory = directory;
    }

    record ChannelView(
            long id,
            ChannelKind kind,
            String name,
            Ref organisation,
            boolean enabled,
            Map<String, String> settings,
            List<String> secretsKept,
            List<String> events,
            @Nullable String quietFrom,
            @Nullable String quietTo) {}

    /** Secrets stand among the settings; one that is left out or empty stays as it is. */
    record ChannelBody(
            @NotNull ChannelKind kind,
            @NotBlank @Size(max = 100) String name,
            @NotNull Long organisationId,
            boolean enabled,
            @NotNull @Size(max = 20) Map<String, String> settings,
            @Nullable @Size(max = 50) List<String> events,
            @Nullable @Pattern(regexp = CLOCK) String quietFrom,
            @Nullable @Pattern(regexp = CLOCK) String quietTo) {

        ChannelDraft draft() {
            return new ChannelDraft(
                    organisationId,
                    kind,
                    name.strip(),
                    enabled,
                    settings,
                    Objects.requireNonNullElse(events, List.of()),
                    quietFrom == null ? null : LocalTime.parse(quietFrom),
                    quietTo == null ? null : LocalTime.parse(quietTo));
        }
    }

    record KindView(ChannelKind kind, boolean personal, List<ChannelKind.Field> fields) {}

    record TestBody(@Nullable @Size(max = 200) String to) {}

    @GetMapping("/api/notice-channels/kinds")
    List<KindView> kinds() {
        return Arrays.stream(ChannelKind.values())
                .map(kind -> new KindView(kind, kind.personal(), kind.fields()))
                .toList();
    }

    @GetMapping("/api/notice-channels")
    List<ChannelView> list() {
        return channels.all().stream().map(this::view).toList();
    }

    @PostMapping("/api/notice-channels")
    @ResponseStatus(HttpStatus.CREATED)
    ChannelView add(@Valid @RequestBody ChannelBody body) {
        return view(channels.add(body.draft()));
    }

    @PutMapping("/api/notice-channels/{id}")
    ChannelView change(@PathVariable long id, @Valid @RequestBody ChannelBody body) {
        return view(channels.change(id, body.draft()));
    }

    @DeleteMapping("/api/notice-channels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        channels.remove(id);
    }

    /** Sends a test at once and tells how it ended. */
    @PostMapping("/api/notice-channels/{id}/test")
    Result test(@PathVariable long id, @Valid @RequestBody TestBody body, Locale locale) {
        return test.run(id, body.to(), Viewers.current(), locale);
    }

    @GetMapping("/api/notice-deliveries")
    Page<DeliveryRow> deliveries(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long channelId,
            @RequestParam(required = false) @Nullable String q,
            PageQuery page,
            Locale locale) {
        return log.list(state, channelId, q, page, locale);
    }

    @PostMapping("/api/notice-deliveries/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable long id) {
        log.retry(id);
    }

    private ChannelView view(Channel channel) {
        return new ChannelView(
                channel.id(),
                channel.kind(),
                channel.name(),
                directory.organisationRef(channel.organisationId()),
                channel.enabled(),
                channel.settings(),
                channel.secretsKept().stream().sorted().toList(),
                channel.events(),
                text(channel.quietFrom()),
                text(channel.quietTo()));
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString().substring(0, 5);
    }
}
