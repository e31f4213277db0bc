package io.bihuan.server.notice.channel;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts notices as JSON to a program. The header {@code X-Bihuan-Signature} is {@code sha256=} and the hexadecimal
 * HMAC-SHA256 of {@code <timestamp>.<body>} under the shared secret; the timestamp, in seconds, stands in
 * {@code X-Bihuan-Timestamp}, so that a receiver can refuse old ones. Described in docs/notices.md.
 */
@Component
class WebhookSender implements Sender {

    private final Outbound outbound;
    private final JsonMapper json;
    private final InstantSource clock;

    WebhookSender(Outbound outbound, JsonMapper json, InstantSource clock) {
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public Outcome send(ChannelSettings settings, Message message) {
        String body = json.writeValueAsString(body(message));
        String seconds = Long.toString(clock.instant().getEpochSecond());
        String signature =
                HexFormat.of().formatHex(Signatures.hmacSha256(settings.text("secret"), seconds + "." + body));
        Map<String, String> headers = Map.of(
                "X-Bihuan-Timestamp",
                seconds,
                "X-Bihuan-Signature",
                "sha256=" + signature,
                "X-Bihuan-Delivery",
                message.reference());
        try {
            return HttpStatuses.judge(outbound.post(settings.text("url"), "application/json", body, headers));
        } catch (Outbound.Failed e) {
            return e.outcome();
        }
    }

    private static Map<String, Object> body(Message message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("delivery", message.reference());
        body.put("event", message.event());
        body.put("at", message.at().toString());
        body.put("title", message.words().titleZh());
        body.put("titleEn", message.words().titleEn());
        body.put("body", message.words().bodyZh());
        body.put("bodyEn", message.words().bodyEn());
        if (message.link() != null) {
            body.put("link", message.link());
        }
        return body;
    }
}
