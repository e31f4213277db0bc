package io.bihuan.server.notice.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alibaba Cloud short messages: action SendSms, version 2017-05-25, in the RPC style with signature version 1.0
 * (HMAC-SHA1). What is sent is a template that the provider has approved; the notice's title fills one of its variables,
 * cut to what a variable may hold.
 */
@Component
class AliyunSms implements SmsProvider {

    /** What a template's variable may hold, in characters. */
    private static final int LONGEST_VARIABLE = 35;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Outbound outbound;
    private final JsonMapper json;
    private final InstantSource clock;

    AliyunSms(Outbound outbound, JsonMapper json, InstantSource clock) {
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "aliyun";
    }

    @Override
    public Outcome send(ChannelSettings settings, Message message) {
        var parameters = new TreeMap<String, String>();
        parameters.put("Action", "SendSms");
        parameters.put("Version", "2017-05-25");
        parameters.put("RegionId", "cn-hangzhou");
        parameters.put("Format", "JSON");
        parameters.put("AccessKeyId", settings.text("accessKeyId"));
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put("Timestamp", TIME.format(clock.instant()));
        parameters.put("PhoneNumbers", String.valueOf(message.to()));
        parameters.put("SignName", settings.text("signName"));
        parameters.put("TemplateCode", settings.text("templateCode"));
        parameters.put("OutId", message.reference());
        parameters.put(
                "TemplateParam", json.writeValueAsString(Map.of(settings.text("titleVariable"), variable(message))));
        parameters.put("Signature", sign("POST", parameters, settings.text("accessKeySecret")));
        try {
            return judge(outbound.post(
                    settings.text("endpoint"), "application/x-www-form-urlencoded", query(parameters), Map.of()));
        } catch (Outbound.Failed e) {
            return e.outcome();
        }
    }

    private static String variable(Message message) {
        String title = message.title();
        return title.length() <= LONGEST_VARIABLE ? title : title.substring(0, LONGEST_VARIABLE - 1) + "…";
    }

    private Outcome judge(Outbound.Answer answer) {
        JsonNode said = Answers.json(json, answer.body());
        String code = said.path("Code").asString("");
        if (code.isEmpty()) {
            return answer.status() / 100 == 2
                    ? Outcome.refused("answer-strange", answer.body())
                    : HttpStatuses.judge(answer);
        }
        if (code.equals("OK")) {
            return Outcome.sent("BizId " + said.path("BizId").asString(""));
        }
        String detail = code + " " + said.path("Message").asString("");
        boolean passing = code.startsWith("Throttling")
                || code.startsWith("ServiceUnavailable")
                || code.equals("isp.SYSTEM_ERROR")
                || code.equals("isv.BUSINESS_LIMIT_CONTROL");
        return passing ? Outcome.tryAgain("answer-busy", detail) : Outcome.refused("answer-refused", detail);
    }

    /** The signature of parameters: their canonical query, signed with the secret and an ampersand. */
    static String sign(String method, TreeMap<String, String> parameters, String secret) {
        String text = method + "&" + encode("/") + "&" + encode(query(parameters));
        return Base64.getEncoder().encodeToString(Signatures.hmacSha1(secret + "&", text));
    }

    private static String query(TreeMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** RFC 3986: unlike forms, a space is %20, a star is escaped and a tilde is not. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
