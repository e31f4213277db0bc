package io.bihuan.server.http.fuzz;

import io.bihuan.server.database.StartedServer;
import io.bihuan.server.http.fuzz.RawHttp.Answer;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.scope.SecretThings;
import io.bihuan.server.scope.WrittenBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application the fuzzer asks, one for all its targets: its own connector, filters, dispatcher and database, on which
 * it works as the application's role. It holds one thing of every kind, so that requests reach what they are about.
 */
final class FuzzedServer {

    static final String ADMINISTRATOR = "admin";
    static final String MANAGER = "manager";

    private final CountedRequests counted = new CountedRequests();
    private final RawHttp http;
    private final SecretThings things;
    private final Map<String, String> tokens;
    private final Operations operations;
    private final List<FuzzRequest> uploads;
    private final TestClient admin;
    private final String calendar;

    /** Started when it is first asked for. */
    private static final class One {
        private static final FuzzedServer SERVER = new FuzzedServer();
    }

    static FuzzedServer one() {
        return One.SERVER;
    }

    private FuzzedServer() {
        StartedServer server = StartedServer.on(
                StartedServer.Installation.fresh(),
                // Threads whose time and memory can be told apart, and which answer one by one.
                Map.of("spring.threads.virtual.enabled", "false", "logging.level.root", "error"),
                context -> context.registerBean("countedRequests", FilterRegistrationBean.class, this::filter));
        http = new RawHttp(server.port());
        admin = TestClient.admin(server.port());
        things = new SecretThings(admin, server.bean(JdbcClient.class), server.bean(TransactionTemplate.class));
        calendar = things.manager
                .post("/api/calendar-feed", Map.of())
                .body()
                .get("path")
                .asString();
        tokens = Map.of(ADMINISTRATOR, token(admin), MANAGER, token(things.manager));
        JsonNode description = description();
        operations = new Operations(description, new WrittenBody(description, things::idFor));
        uploads = uploads(server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
    }

    /** As it is committed; another test makes sure that it is true. */
    private static JsonNode description() {
        return JsonMapper.shared()
                .readTree(Path.of(System.getProperty("bihuan.root", ".."))
                        .resolve("server/openapi.json")
                        .toFile());
    }

    private FilterRegistrationBean<CountedRequests> filter() {
        var registration = new FilterRegistrationBean<>(counted);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static String token(TestClient person) {
        var permissions = new ArrayList<String>();
        person.get("/api/session").body().get("permissions").forEach(one -> permissions.add(one.asString()));
        return person.post("/api/tokens", Map.of("name", "fuzz", "permissions", permissions))
                .body()
                .get("token")
                .asString();
    }

    /** Whatever takes a file; a new one is found by itself. */
    private List<FuzzRequest> uploads(RequestMappingHandlerMapping mappings) {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (Arrays.asList(handler.getMethod().getParameterTypes()).contains(MultipartFile.class)) {
                paths.addAll(info.getPatternValues());
            }
        });
        return paths.stream()
                .map(path -> operations.find("POST " + path).orElseThrow().request(true, ADMINISTRATOR))
                .toList();
    }

    Operations operations() {
        return operations;
    }

    List<FuzzRequest> uploads() {
        return uploads;
    }

    /** Where somebody's calendar is read. */
    String calendar() {
        return calendar;
    }

    byte[] download(String path) {
        return admin.download(path);
    }

    /** @param contentType of the body; none is sent when it is empty */
    Answer ask(FuzzRequest request, String contentType) {
        counted.begin();
        try {
            Answer answer = http.send(bytes(request, contentType));
            counted.awaitEnd();
            return answer;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("no answer to " + request.operation() + ": " + e, e);
        }
    }

    long cpuNanos() {
        return counted.cpuNanos();
    }

    long allocatedBytes() {
        return counted.bytes();
    }

    private byte[] bytes(FuzzRequest request, String contentType) {
        // What is deleted is gone for every later request: only things that are not there are asked away.
        String path = request.method().equals("DELETE")
                ? request.path()
                : things.named(request.path()).orElse(request.path());
        var head = new StringBuilder(request.method() + " " + onTheWire(path.startsWith("/") ? path : "/" + path));
        if (!request.query().isEmpty()) {
            head.append('?').append(onTheWire(request.query()));
        }
        head.append(" HTTP/1.1\r\nHost: fuzz\r\n");
        String token = tokens.get(request.role());
        if (token != null) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (!contentType.isEmpty()) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        head.append("Content-Length: ").append(request.body().length).append("\r\n\r\n");
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(request.body());
        return out.toByteArray();
    }

    /** What may not stand in a request line is written as its bytes; the connector refuses it otherwise, and not we. */
    private static String onTheWire(String text) {
        var wire = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = value > ' ' && value < 127 && "\"<>\\^`{|}#[]".indexOf(value) < 0;
            wire.append(plain ? String.valueOf((char) value) : "%%%02X".formatted(value & 0xFF));
        }
        return wire.toString();
    }
}
