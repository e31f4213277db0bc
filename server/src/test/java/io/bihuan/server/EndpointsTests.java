package io.bihuan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.Permission;
import io.bihuan.server.identity.TestClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every endpoint there is, so that a new one cannot be forgotten. */
@ServerTest
class EndpointsTests {

    private static final int FEWEST = 20;
    private static final Pattern AUTHORITY = Pattern.compile("hasAuthority\\('([A-Z_]+)'\\)");

    /** Open to strangers, on purpose: signing in, and whether the product is up, and how to talk to it. */
    private static final Set<String> OPEN = Set.of(
            "/api/session",
            "/api/health",
            "/api/openapi.json",
            "/api/openapi.json.yaml",
            "/error",
            "/api/map",
            "/api/map/base",
            "/api/public/services",
            "/api/public/challenge",
            "/api/public/reports",
            "/api/public/status",
            "/open311/discovery.{format:json|xml}",
            "/open311/v2/services.{format:json|xml}",
            "/open311/v2/services/{code:[a-z0-9-]+}.{format:json|xml}",
            "/open311/v2/requests.{format:json|xml}",
            "/open311/v2/requests/{number:[A-Z0-9-]+}.{format:json|xml}",
            "/open311/v2/tokens/{token:[0-9a-f]{32}}.{format:json|xml}",
            "/open311/v2/media/{key:[0-9a-f]{32}}.jpg",
            "/calendar/{secret:[A-Za-z0-9_-]{43}}.ics");

    /** Endpoints that judge for themselves who may use them, with the reason. */
    private static final Map<String, String> JUDGE_THEMSELVES = Map.of(
            "/api/session/password", "everybody's own password",
            "/api/session/locale", "everybody's own language");

    @LocalServerPort
    private int port;

    private final RequestMappingHandlerMapping mappings;

    @Autowired
    EndpointsTests(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    private record Endpoint(String method, String path, HandlerMethod handler) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            for (String path : info.getPatternValues()) {
                if (!OPEN.contains(path)) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> endpoints.add(new Endpoint(method.name(), path, handler)));
                }
            }
        });
        return endpoints;
    }

    @Test
    void everyEndpointRefusesStrangers() {
        var stranger = TestClient.at(port);
        stranger.get("/api/session");
        var wrong = new TreeSet<String>();
        for (Endpoint endpoint : endpoints()) {
            String path = endpoint.path().replaceAll("\\{[^}]+}", "1");
            var answer =
                    stranger.send(endpoint.method(), path, endpoint.method().equals("GET") ? null : "{}");
            if (answer.status() != 401 || !answer.code().equals("not-signed-in")) {
                wrong.add(endpoint + " answers " + answer.status() + " " + answer.code());
            }
        }

        assertThat(endpoints()).hasSizeGreaterThan(FEWEST);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        var silent = endpoints().stream()
                .filter(endpoint -> !JUDGE_THEMSELVES.containsKey(endpoint.path()))
                .filter(endpoint -> rule(endpoint).isEmpty())
                .map(Endpoint::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(silent).isEmpty();
    }

    @Test
    void rulesNamePermissionsThatExist() {
        Set<String> known = Arrays.stream(Permission.values()).map(Enum::name).collect(Collectors.toSet());
        var named = new TreeSet<String>();
        for (Endpoint endpoint : endpoints()) {
            var matcher = AUTHORITY.matcher(rule(endpoint));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }

        assertThat(named).isNotEmpty().allMatch(known::contains);
    }

    private static String rule(Endpoint endpoint) {
        var onMethod =
                AnnotatedElementUtils.findMergedAnnotation(endpoint.handler().getMethod(), PreAuthorize.class);
        var onType =
                AnnotatedElementUtils.findMergedAnnotation(endpoint.handler().getBeanType(), PreAuthorize.class);
        return (onMethod == null ? "" : onMethod.value()) + (onType == null ? "" : onType.value());
    }
}
