package io.bihuan.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever may name an address makes the server knock at doors inside; a door on this machine counts the knocks. */
@ServerTest
class InnerNetworkTests {

    @LocalServerPort
    private int port;

    private final AtomicInteger knocks = new AtomicInteger();
    private final ServerSocket door;

    InnerNetworkTests() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getByName("::"));
    }

    @BeforeEach
    void listen() {
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    door.accept().close();
                    knocks.incrementAndGet();
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private List<String> hosts() {
        return List.of(
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "127.1",
                "0",
                "0.0.0.0",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.0.0.1.",
                "LOCALHOST",
                "127.0.0.1%2f.example.cn",
                "１２７.0.0.1");
    }

    /** What became of a channel with these settings when it was tried out; empty when it was refused at once. */
    private static String tried(TestClient admin, String kind, Map<String, String> settings) {
        Answer made = admin.post(
                "/api/notice-channels",
                Map.of("kind", kind, "name", "door", "organisationId", 1, "enabled", false, "settings", settings));
        if (made.status() != 201) {
            assertThat(made.status()).as(made.text()).isBetween(400, 499);
            return "";
        }
        String path = "/api/notice-channels/" + made.body().get("id").asLong();
        Answer answer = admin.post(path + "/test", Map.of("to", "a@example.cn"));
        admin.delete(path);
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        return answer.body().path("sent").asBoolean(false) ? "sent" : "";
    }

    /** What any kind that speaks HTTP asks for. */
    private static Map<String, String> settings(String url) {
        return Map.of(
                "url",
                url,
                "secret",
                "x",
                "endpoint",
                url,
                "accessKeyId",
                "x",
                "accessKeySecret",
                "x",
                "signName",
                "x",
                "templateCode",
                "x");
    }

    @Test
    void noChannelReachesInside() {
        TestClient admin = TestClient.admin(port);
        var through = new TreeSet<String>();
        int at = door.getLocalPort();
        for (String host : hosts()) {
            for (String scheme : List.of("http", "https")) {
                String url = scheme + "://" + host + ":" + at + "/hook";
                for (String kind : List.of("WEBHOOK", "WECOM", "DINGTALK", "FEISHU", "SMS")) {
                    if (!tried(admin, kind, settings(url)).isEmpty()) {
                        through.add(kind + " " + url);
                    }
                }
            }
            String mail = tried(
                    admin,
                    "EMAIL",
                    Map.of("host", host, "port", Integer.toString(at), "security", "none", "from", "a@example.cn"));
            if (!mail.isEmpty()) {
                through.add("EMAIL " + host);
            }
        }
        for (String url : List.of(
                "file:///etc/passwd",
                "gopher://127.0.0.1:" + at + "/",
                "http://127.0.0.1:" + at + "@example.invalid/",
                "http://example.invalid@127.0.0.1:" + at + "/",
                "//127.0.0.1:" + at + "/",
                "jar:http://127.0.0.1:" + at + "/a!/b")) {
            if (!tried(admin, "WEBHOOK", settings(url)).isEmpty()) {
                through.add("WEBHOOK " + url);
            }
        }

        assertThat(through).isEmpty();
        assertThat(knocks).hasValue(0);
    }

    @Test
    void aReportsPictureIsNotFetched() {
        TestClient citizen = TestClient.at(port).with("Content-Type", "application/x-www-form-urlencoded");

        Answer answer = citizen.send(
                "POST",
                "/open311/v2/requests.json",
                "service_code=road&lat=38.9&long=117.2&description=" + "a".repeat(20) + "&media_url=http://127.0.0.1:"
                        + door.getLocalPort() + "/a.jpg");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(knocks).hasValue(0);
    }
}
