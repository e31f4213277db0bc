package io.bihuan.server.notice.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The robots of the three office messengers. Each takes a JSON text at a secret address and answers with a code of its
 * own inside an HTTP 200.
 */
@Configuration(proxyBeanMethods = false)
class RobotSenders {

    /** WeCom takes 2,048 bytes of text, and a Chinese character is three of them. */
    private static final int WECOM_LONGEST = 660;

    private static final int LONGEST = 3000;

    @Bean
    Sender wecomSender(Outbound outbound, JsonMapper json) {
        return new Robot(ChannelKind.WECOM, outbound, json) {
            @Override
            Outcome post(ChannelSettings settings, Message message) throws Outbound.Failed {
                Map<String, Object> body =
                        Map.of("msgtype", "text", "text", Map.of("content", message.plain(WECOM_LONGEST)));
                // -1 system busy, 45009 too many messages in a minute
                return judge(settings.text("url"), body, "errcode", "errmsg", code -> code == -1 || code == 45009);
            }
        };
    }

    /** Signs milliseconds and the secret with the secret, in the address. */
    @Bean
    Sender dingTalkSender(Outbound outbound, JsonMapper json, InstantSource clock) {
        return new Robot(ChannelKind.DINGTALK, outbound, json) {
            @Override
            Outcome post(ChannelSettings settings, Message message) throws Outbound.Failed {
                long millis = clock.millis();
                String secret = settings.text("secret");
                String sign = Base64.getEncoder().encodeToString(Signatures.hmacSha256(secret, millis + "\n" + secret));
                String url = settings.text("url");
                String signed = url + (url.contains("?") ? "&" : "?") + "timestamp=" + millis + "&sign="
                        + URLEncoder.encode(sign, StandardCharsets.UTF_8);
                Map<String, Object> body = Map.of("msgtype", "text", "text", Map.of("content", message.plain(LONGEST)));
                // -1 system busy, 130101 and 410100 too many messages in a minute
                return judge(signed, body, "errcode", "errmsg", code -> code == -1 || code == 130101 || code == 410100);
            }
        };
    }

    /** Signs nothing with seconds and the secret as the key, in the body. */
    @Bean
    Sender feishuSender(Outbound outbound, JsonMapper json, InstantSource clock) {
        return new Robot(ChannelKind.FEISHU, outbound, json) {
            @Override
            Outcome post(ChannelSettings settings, Message message) throws Outbound.Failed {
                String seconds = Long.toString(clock.instant().getEpochSecond());
                String sign = Base64.getEncoder()
                        .encodeToString(Signatures.hmacSha256(seconds + "\n" + settings.text("secret"), ""));
                var body = new LinkedHashMap<String, Object>();
                body.put("timestamp", seconds);
                body.put("sign", sign);
                body.put("msg_type", "text");
                // Text may hold tags that call people; ours must not.
                body.put(
                        "content",
                        Map.of("text", message.plain(LONGEST).replace('<', '＜').replace('>', '＞')));
                // 9499 and 11232 too many messages
                return judge(settings.text("url"), body, "code", "msg", code -> code == 9499 || code == 11232);
            }
        };
    }

    /** Which of a robot's codes may go better later. */
    private interface Passing {
        boolean test(int code);
    }

    private abstract static class Robot implements Sender {

        private final ChannelKind kind;
        private final Outbound outbound;
        private final JsonMapper json;

        Robot(ChannelKind kind, Outbound outbound, JsonMapper json) {
            this.kind = kind;
            this.outbound = outbound;
            this.json = json;
        }

        abstract Outcome post(ChannelSettings settings, Message message) throws Outbound.Failed;

        @Override
        public ChannelKind kind() {
            return kind;
        }

        @Override
        public Outcome send(ChannelSettings settings, Message message) {
            try {
                return post(settings, message);
            } catch (Outbound.Failed e) {
                return e.outcome();
            }
        }

        Outcome judge(String url, Map<String, Object> body, String codeField, String textField, Passing passing)
                throws Outbound.Failed {
            Outbound.Answer answer = outbound.post(url, "application/json", json.writeValueAsString(body), Map.of());
            if (answer.status() / 100 != 2) {
                return HttpStatuses.judge(answer);
            }
            JsonNode said = Answers.json(json, answer.body());
            if (!said.path(codeField).isNumber()) {
                return Outcome.refused("answer-strange", answer.body());
            }
            int code = said.path(codeField).asInt();
            String detail = code + " " + said.path(textField).asString("");
            if (code == 0) {
                return Outcome.sent(detail);
            }
            return passing.test(code)
                    ? Outcome.tryAgain("answer-busy", detail)
                    : Outcome.refused("answer-refused", detail);
        }
    }
}
