package io.bihuan.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The channels against real servers on the loopback, which the operator's setting allows here. */
@ServerTest(fresh = true)
@TestPropertySource(properties = {"bihuan.notice.allow=127.0.0.1", "bihuan.public.url=https://city.example.cn/"})
class ChannelsTests {

    @LocalServerPort
    private int port;

    private final Notices notices;
    private final Spreader spreader;
    private final DeliveryWorker worker;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final List<Integer> statuses = new ArrayList<>();
    private String answer = "{}";
    private HttpServer http;
    private TestClient admin;
    private long company;
    private TestClient manager;
    private long managerId;

    private record Seen(String path, Map<String, String> headers, String body) {}

    @Autowired
    ChannelsTests(
            Notices notices,
            Spreader spreader,
            DeliveryWorker worker,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Clock clock)
            throws IOException {
        this.notices = notices;
        this.spreader = spreader;
        this.worker = worker;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    }

    @BeforeEach
    void start() {
        mail.start();
        http.createContext("/", exchange -> {
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(new Seen(exchange.getRequestURI().toString(), headers, body));
            int status = statuses.isEmpty() ? 200 : statuses.removeFirst();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port + "/api/health");
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        http.start();
        admin = TestClient.admin(port);
        admin.get("/api/notice-channels")
                .body()
                .forEach(channel ->
                        admin.delete("/api/notice-channels/" + channel.get("id").asLong()));
        company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        managerId = manager.get("/api/session").body().get("personId").asLong();
    }

    @AfterEach
    void stop() {
        mail.stop();
        http.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private JsonNode channel(String kind, Map<String, String> settings) {
        var made = admin.post(
                "/api/notice-channels",
                Map.of("kind", kind, "name", kind, "organisationId", company, "enabled", true, "settings", settings));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body();
    }

    private JsonNode mailChannel() {
        return channel(
                "EMAIL",
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(mail.getSmtp().getPort()),
                        "security", "none",
                        "from", "bihuan@city.example.cn"));
    }

    private void want(TestClient person, String email, String phone, String pace, String smsPace) {
        var body = new LinkedHashMap<String, Object>();
        body.put("email", email);
        body.put("phone", phone);
        body.put("quietFrom", null);
        body.put("quietTo", null);
        body.put("dailyAt", "08:00");
        body.put("choices", List.of(Map.of("event", "*", "inApp", true, "email", pace, "sms", smsPace)));
        var saved = person.put("/api/notice-preferences", body);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private void send(Audience audience, String title, boolean evenOffDuty) {
        DataScopes.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> notices.send(new Notice(
                        UUID.randomUUID().toString(),
                        audience,
                        "case.dispatched",
                        title,
                        title + " (en)",
                        "正文",
                        "body",
                        "/cases/7",
                        evenOffDuty,
                        clock.instant()))));
        spreader.spreadAll();
    }

    private void deliver(Instant by) {
        worker.sendDue(by);
    }

    private JsonNode log() {
        return admin.get("/api/notice-deliveries").body().get("items");
    }

    /** The background worker may have taken the row a moment before the test did. */
    private JsonNode lastLine(String state) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode line = log().get(0);
        while (!line.get("state").asString().equals(state) && System.nanoTime() < deadline) {
            worker.sendDue(clock.instant());
            Thread.onSpinWait();
            line = log().get(0);
        }
        assertThat(line.get("state").asString()).as(line.toString()).isEqualTo(state);
        return line;
    }

    @Test
    void mailsInThePersonsLanguageWithALink() throws Exception {
        mailChannel();
        want(manager, "manager@company.example.cn", "", "NOW", "OFF");

        send(Audience.person(managerId), "有新案卷派给贵单位", false);
        deliver(clock.instant());
        lastLine("SENT");

        assertThat(mail.getReceivedMessages()).hasSize(1);
        var received = mail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("有新案卷派给贵单位");
        assertThat(received.getAllRecipients()[0]).hasToString("manager@company.example.cn");
        assertThat(received.getContent().toString()).contains("正文").contains("https://city.example.cn/cases/7");
    }

    @Test
    void doesNotMailBeforeTheQuietHoursEndUnlessItIsAnEmergency() {
        mailChannel();
        var body = new LinkedHashMap<String, Object>(
                Map.of("email", "manager@company.example.cn", "phone", "", "dailyAt", "08:00", "choices", List.of()));
        var now = clock.instant().atZone(clock.getZone());
        body.put("quietFrom", now.minusMinutes(2).toLocalTime().toString().substring(0, 5));
        body.put("quietTo", now.plusHours(2).toLocalTime().toString().substring(0, 5));
        manager.put("/api/notice-preferences", body);

        send(Audience.person(managerId), "等一等", false);
        deliver(clock.instant());
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(log().get(0).get("held").asString()).isEqualTo("quiet");

        send(Audience.person(managerId), "不能等", true);
        deliver(clock.instant());
        lastLine("SENT");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void collectsADigestIntoOneMail() throws Exception {
        mailChannel();
        want(manager, "manager@company.example.cn", "", "HOURLY", "OFF");
        send(Audience.person(managerId), "第一条", false);
        send(Audience.person(managerId), "第二条", false);
        send(Audience.person(managerId), "第三条", false);
        deliver(clock.instant());
        assertThat(mail.getReceivedMessages()).isEmpty();

        deliver(clock.instant().plus(Duration.ofHours(1)));

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("您有 3 条新通知");
        assertThat(mail.getReceivedMessages()[0].getContent().toString())
                .contains("第一条")
                .contains("第二条")
                .contains("第三条");
    }

    @Test
    void signsWebhooksAndGivesNoSecretAway() throws Exception {
        JsonNode made = channel("WEBHOOK", Map.of("url", url() + "/hook/tok3n", "secret", "sh4red"));
        assertThat(made.toString()).doesNotContain("tok3n").doesNotContain("sh4red");
        assertThat(admin.get("/api/notice-channels").text())
                .doesNotContain("tok3n")
                .doesNotContain("sh4red");
        byte[] kept = DataScopes.callAsSystem(
                "test",
                () -> java.util.Objects.requireNonNull(
                        transactions.execute(status -> jdbc.sql("select secrets from notice_channel where id = :id")
                                .param("id", made.get("id").asLong())
                                .query((row, number) -> row.getBytes(1))
                                .single())));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("tok3n")
                .doesNotContain("sh4red");

        send(Audience.organisation(company), "钩子", false);
        deliver(clock.instant());
        lastLine("SENT");

        Seen call = seen.remove();
        String timestamp = call.headers().get("x-bihuan-timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("sh4red".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((timestamp + "." + call.body()).getBytes(StandardCharsets.UTF_8)));
        assertThat(call.headers().get("x-bihuan-signature")).isEqualTo("sha256=" + expected);
        assertThat(call.body()).contains("\"title\":\"钩子\"").contains("https://city.example.cn/cases/7");
        assertThat(admin.get("/api/audit").text()).doesNotContain("tok3n").doesNotContain("sh4red");
    }

    @Test
    void robotsTellNothingOfWhatIsForNamedPeople() {
        channel("WECOM", Map.of("url", url() + "/wecom"));

        send(Audience.person(managerId), "私事", false);
        deliver(clock.instant());

        assertThat(seen).isEmpty();
    }

    @Test
    void speaksTheThreeMessengers() {
        answer = "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":0,\"msg\":\"success\"}";
        channel("WECOM", Map.of("url", url() + "/wecom?key=k"));
        channel("DINGTALK", Map.of("url", url() + "/ding?access_token=t", "secret", "SEC1"));
        channel("FEISHU", Map.of("url", url() + "/feishu", "secret", "fs"));

        send(Audience.organisation(company), "<at user_id=\"all\">大家</at>", false);
        deliver(clock.instant());
        lastLine("SENT");

        assertThat(log())
                .filteredOn(line -> line.get("state").asString().equals("SENT"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(seen).anySatisfy(call -> {
            assertThat(call.path()).isEqualTo("/wecom?key=k");
            assertThat(call.body()).contains("\"msgtype\":\"text\"");
        });
        assertThat(seen)
                .anySatisfy(call ->
                        assertThat(call.path()).matches("/ding\\?access_token=t&timestamp=\\d{13}&sign=[A-Za-z0-9%]+"));
        assertThat(seen).anySatisfy(call -> {
            assertThat(call.path()).isEqualTo("/feishu");
            assertThat(call.body())
                    .contains("\"sign\":\"")
                    .contains("\"msg_type\":\"text\"")
                    .doesNotContain("<at");
        });
    }

    @Test
    void sendsShortMessagesThroughTheProvider() {
        answer = "{\"Code\":\"OK\",\"BizId\":\"900619746936498440^0\",\"Message\":\"OK\"}";
        channel(
                "SMS",
                Map.of(
                        "endpoint", url() + "/sms",
                        "accessKeyId", "id1",
                        "accessKeySecret", "s3cret",
                        "signName", "闭环",
                        "templateCode", "SMS_1"));
        want(manager, "", "138 0000 0000", "OFF", "NOW");

        send(Audience.person(managerId), "短信", false);
        deliver(clock.instant());

        assertThat(lastLine("SENT").get("detail").asString()).contains("900619746936498440");
        assertThat(seen.remove().body())
                .contains("Action=SendSms")
                .contains("PhoneNumbers=13800000000")
                .contains("Signature=")
                .doesNotContain("s3cret");
    }

    @Test
    void triesAgainWhatFailedAndSaysWhy() {
        JsonNode made = channel("WEBHOOK", Map.of("url", url() + "/hook", "secret", "x"));
        statuses.add(503);
        send(Audience.organisation(company), "再试", false);
        deliver(clock.instant());
        JsonNode waiting = lastLine("WAITING");
        assertThat(waiting.get("outcome").asString()).contains("稍后自动重试");
        assertThat(waiting.get("detail").asString()).startsWith("HTTP 503");
        assertThat(waiting.get("attempts").asInt()).isOne();

        deliver(clock.instant().plus(Duration.ofMinutes(1)));

        assertThat(log().get(0).get("state").asString()).isEqualTo("SENT");
        assertThat(seen).hasSize(2);
        assertThat(seen.stream()
                        .map(call -> call.headers().get("x-bihuan-delivery"))
                        .distinct())
                .as("a repeat bears the same reference")
                .hasSize(1);
        assertThat(made.get("kind").asString()).isEqualTo("WEBHOOK");
    }

    @Test
    void followsNoRedirect() {
        channel("WEBHOOK", Map.of("url", url() + "/hook", "secret", "x"));
        statuses.add(302);

        send(Audience.organisation(company), "跳转", false);
        deliver(clock.instant());

        assertThat(lastLine("FAILED").get("outcome").asString()).contains("跳转");
        assertThat(seen).hasSize(1);
    }

    @Test
    void sendsAgainWhatAKilledProcessHadTaken() {
        channel("WEBHOOK", Map.of("url", url() + "/hook", "secret", "x"));
        send(Audience.organisation(company), "断电", false);
        Instant now = clock.instant();
        DataScopes.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> jdbc.sql(
                                "update notice_delivery set state = 'SENDING', attempts = 1, lease_until = :lease"
                                        + " where state in ('WAITING', 'SENDING', 'SENT')")
                        .param("lease", now.plus(Duration.ofMinutes(3)).atOffset(java.time.ZoneOffset.UTC))
                        .update()));
        seen.clear();
        deliver(now);
        assertThat(seen).isEmpty();

        deliver(now.plus(Duration.ofMinutes(4)));

        assertThat(seen).isNotEmpty();
        lastLine("SENT");
    }

    @Test
    void testButtonSaysWhatIsWrong() {
        JsonNode good = mailChannel();
        var sent = admin.post(
                "/api/notice-channels/" + good.get("id").asLong() + "/test", Map.of("to", "me@city.example.cn"));
        assertThat(sent.body().get("sent").asBoolean()).as(sent.text()).isTrue();
        assertThat(GreenMailUtil.getBody(mail.getReceivedMessages()[0])).isNotEmpty();

        JsonNode inner = channel("WEBHOOK", Map.of("url", "https://192.168.7.7/hook", "secret", "x"));
        var refused = admin.post("/api/notice-channels/" + inner.get("id").asLong() + "/test", Map.of());
        assertThat(refused.body().get("sent").asBoolean()).isFalse();
        assertThat(refused.body().get("outcome").asString()).contains("内网");
    }

    @Test
    void keepsSecretThatIsNotEnteredAgain() {
        long id = channel("WEBHOOK", Map.of("url", url() + "/hook", "secret", "x"))
                .get("id")
                .asLong();

        var changed = admin.put(
                "/api/notice-channels/" + id,
                Map.of(
                        "kind",
                        "WEBHOOK",
                        "name",
                        "改名",
                        "organisationId",
                        company,
                        "enabled",
                        true,
                        "settings",
                        Map.of()));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var tested = admin.post("/api/notice-channels/" + id + "/test", Map.of());

        assertThat(tested.body().get("sent").asBoolean()).as(tested.text()).isTrue();
    }

    @Test
    void refusesChannelsToWhoeverDoesNotAdminister() {
        assertThat(manager.get("/api/notice-channels").code()).isEqualTo("not-allowed");
        assertThat(manager.get("/api/notice-deliveries").code()).isEqualTo("not-allowed");
    }

    @Test
    void namesTheSettingThatIsMissing() {
        var refused = admin.post(
                "/api/notice-channels",
                Map.of(
                        "kind",
                        "EMAIL",
                        "name",
                        "x",
                        "organisationId",
                        company,
                        "enabled",
                        true,
                        "settings",
                        Map.of("from", "a@b.cn")));

        assertThat(refused.code()).isEqualTo("notice-setting-missing");
        assertThat(refused.text()).contains("host");
    }

    @Test
    void reachesOnlyWhoIsOnDuty() {
        TestClient other = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        Instant now = clock.instant();
        var put = manager.post(
                "/api/duties",
                Map.of(
                        "organisationId",
                        company,
                        "personId",
                        managerId,
                        "from",
                        now.minusSeconds(60).toString(),
                        "to",
                        now.plusSeconds(3600).toString()));
        assertThat(put.status()).as(put.text()).isEqualTo(201);

        send(Audience.organisation(company), "值班", false);

        assertThat(manager.get("/api/notices/unread").body().get("count").asLong())
                .isOne();
        assertThat(other.get("/api/notices/unread").body().get("count").asLong())
                .isZero();

        send(Audience.organisation(company), "人人有份", true);
        assertThat(other.get("/api/notices/unread").body().get("count").asLong())
                .isOne();
    }

    @Test
    void holdsMailForNamedPeopleUntilTheirTurn() {
        mailChannel();
        TestClient other = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        long otherId = other.get("/api/session").body().get("personId").asLong();
        want(other, "other@company.example.cn", "", "NOW", "OFF");
        Instant now = clock.instant();
        manager.post(
                "/api/duties",
                Map.of(
                        "organisationId",
                        company,
                        "personId",
                        managerId,
                        "from",
                        now.minusSeconds(60).toString(),
                        "to",
                        now.plusSeconds(3600).toString()));

        send(Audience.person(otherId), "不在班", false);
        deliver(clock.instant());

        assertThat(log().get(0).get("held").asString()).isEqualTo("off-duty");
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(other.get("/api/notices/unread").body().get("count").asLong())
                .isOne();
    }

    @Test
    void drillReportsWhoConfirmedAndHowFast() {
        TestClient other = admin.makePerson("INSPECTOR", company);
        long otherId = other.get("/api/session").body().get("personId").asLong();
        var started = manager.post(
                "/api/notice-drills",
                Map.of("name", "季度演练", "personIds", List.of(managerId, otherId), "minutes", 30, "evenOffDuty", false));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        long id = started.body().get("id").asLong();
        spreader.spreadAll();
        JsonNode got = other.get("/api/notices").body().get("items").get(0);
        assertThat(got.get("title").asString()).startsWith("【演练】");
        assertThat(got.get("link").asString()).isEqualTo("/notices/drills/" + id);

        assertThat(other.post("/api/notice-drills/" + id + "/confirm", "{}").status())
                .isEqualTo(200);

        JsonNode people = manager.get("/api/notice-drills/" + id).body().get("people");
        assertThat(people).hasSize(2);
        assertThat(people.get(0).get("person").get("id").asLong()).isEqualTo(otherId);
        assertThat(people.get(0).get("confirmedAfterSeconds").asLong()).isBetween(0L, 60L);
        assertThat(people.get(1).get("confirmedAfterSeconds").isNull()).isTrue();
        assertThat(admin.post("/api/notice-drills/" + id + "/confirm", "{}").code())
                .isEqualTo("drill-unknown");
    }

    @Test
    void refusesDrillOfPeopleOutOfScope() {
        TestClient stranger = admin.makePerson("INSPECTOR", admin.makeOrganisation("ENTERPRISE"));
        long strangerId = stranger.get("/api/session").body().get("personId").asLong();

        var refused = manager.post(
                "/api/notice-drills",
                Map.of("name", "越界", "personIds", List.of(strangerId), "minutes", 30, "evenOffDuty", false));

        assertThat(refused.code()).isEqualTo("drill-person");
    }
}
