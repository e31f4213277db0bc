package io.bihuan.server.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Calls every endpoint of the interface's own description as every role of a strange organisation, with somebody else's
 * things in path and body. Nothing may be shown, nothing changed. A new endpoint is walked without being named here; one
 * whose path names a new kind of thing fails until {@link SecretThings} has such a thing.
 */
@ServerTest(fresh = true)
class EveryEndpointScopeTests {

    /** What answers a stranger about somebody else's thing: it is not there, or it is not for you. */
    private static final Set<Integer> REFUSED = Set.of(403, 404);

    private static final int NOT_JSON = 415;

    /** Streams, which do not end. */
    private static final Set<String> ENDLESS = Set.of("/api/live");

    /** One's own session: nothing of anybody else can be named. */
    private static final Set<String> OWN = Set.of("/api/session", "/api/session/password", "/api/session/locale");

    /** Operations that answer strangers otherwise, with the reason. That nothing is shown or changed is asked of them too. */
    private static final Map<String, String> ANSWER_OTHERWISE = Map.of(
            "DELETE /api/case-views/{id}", "deleting what one does not have is no fault",
            "GET /api/checklists/{key}", "questions are no secret",
            "GET /api/checklists/{key}/versions/{version}", "questions are no secret",
            "GET /api/registers/{register}/records", "a kind of register is nobody's, its records are",
            "GET /api/registers/{register}/counts", "a kind of register is nobody's, its records are",
            "GET /api/registers/{register}/workbook", "a kind of register is nobody's, its records are",
            "GET /api/registers/{register}/template", "a kind of register is nobody's, its records are",
            "POST /api/registers/{register}/records", "one's own records are added there",
            "POST /api/registers/{register}/workbook", "one's own records are added there");

    /** Bodies that a description alone cannot tell, so that it is the scope that refuses and not the form. */
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/notice-channels/{id}",
                    "{\"kind\": \"WEBHOOK\", \"name\": \"stranger\", \"enabled\": false, \"settings\": {}, \"events\": [], \"organisationId\": 1}",
            "PUT /api/areas/{id}",
                    "{\"name\": \"stranger\", \"kind\": \"FORBIDDEN\", \"ring\": [[1, 1], [2, 1], [2, 2]]}",
            "POST /api/terminals/{id}/approve", "{\"assetId\": 1}",
            "POST /api/vehicles/{id}/commands",
                    "{\"kind\": \"TEXT\", \"text\": \"stranger\", \"display\": true, \"expiresInSeconds\": 600}");

    @LocalServerPort
    private int port;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    @Autowired
    EveryEndpointScopeTests(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    private record Operation(String method, String path, JsonNode described) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean namesAThing() {
            return path.contains("{");
        }
    }

    private static List<Operation> operations(JsonNode description) {
        var operations = new ArrayList<Operation>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations.stream()
                .filter(operation -> !ENDLESS.contains(operation.path()) && !OWN.contains(operation.path()))
                .toList();
    }

    @Test
    void noRoleOfAnotherOrganisationSeesOrChangesAnything() {
        var admin = TestClient.admin(port);
        JsonNode description = admin.get("/api/openapi.json").body();
        List<Operation> operations = operations(description);
        var things = new SecretThings(admin, jdbc, transactions);
        var bodies = new WrittenBody(description, things::idFor);
        var unknown = new TreeSet<String>();
        operations.stream()
                .filter(operation -> things.named(operation.path()).isEmpty())
                .forEach(operation -> unknown.add(operation.toString()));
        assertThat(unknown)
                .as("SecretThings must have a thing for each of these, so that strangers can be refused it")
                .isEmpty();
        Map<String, String> before = seenBy(things.manager, operations, things);
        assertThat(before.values())
                .as("their owner sees them")
                .filteredOn(seen -> seen.contains(SecretThings.MARK) || seen.endsWith("true"))
                .hasSizeGreaterThan(8);

        var wrong = new TreeSet<String>();
        long strange = admin.makeOrganisation("ENTERPRISE");
        for (Role role :
                Arrays.stream(Role.values()).filter(role -> !role.cityWide()).toList()) {
            if (seesWholeCity(role)) {
                continue;
            }
            TestClient stranger = admin.makePerson(role.name(), strange);
            for (Operation operation : operations) {
                String path = things.named(operation.path()).orElseThrow();
                Answer answer = call(stranger, operation, path, bodies);
                fault(operation, answer).ifPresent(fault -> wrong.add(role + " " + operation + " " + fault));
            }
        }

        assertThat(operations).hasSizeGreaterThan(50);
        assertThat(wrong).isEmpty();
        assertThat(seenBy(things.manager, operations, things)).isEqualTo(before);
    }

    private static Answer call(TestClient stranger, Operation operation, String path, WrittenBody bodies) {
        if (operation.method().equals("GET")) {
            return stranger.get(path + query(operation));
        }
        @Nullable
        String body = BODIES.getOrDefault(
                operation.toString(),
                SecretChecks.BODIES.getOrDefault(operation.toString(), bodies.of(operation.described())));
        Answer answer = stranger.send(operation.method(), path + query(operation), body);
        return answer.status() == NOT_JSON
                ? stranger.upload(path + query(operation), "stranger.jpg", SecretThings.PICTURE)
                : answer;
    }

    /** The parameters that must be given. */
    private static String query(Operation operation) {
        var query = new StringBuilder();
        for (JsonNode parameter : operation.described().path("parameters")) {
            if (parameter.path("in").asString("").equals("query")
                    && parameter.path("required").asBoolean(false)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.get("name").asString())
                        .append("=1");
            }
        }
        return query.toString();
    }

    /** Leaders stand at the root, whichever organisation they are made in. */
    private static boolean seesWholeCity(Role role) {
        return role == Role.LEADER;
    }

    private static java.util.Optional<String> fault(Operation operation, Answer answer) {
        if (answer.text().contains(SecretThings.MARK)) {
            return java.util.Optional.of("shows it: " + answer.text());
        }
        if (answer.status() >= 500) {
            return java.util.Optional.of("breaks: " + answer.text());
        }
        if (operation.namesAThing()
                && !REFUSED.contains(answer.status())
                && !ANSWER_OTHERWISE.containsKey(operation.toString())) {
            return java.util.Optional.of("answers " + answer.status() + " " + answer.code() + " " + answer.text());
        }
        return java.util.Optional.empty();
    }

    /** Papers are made anew each time they are asked for, and carry the moment. */
    private static boolean isJson(Answer answer) {
        return answer.headers().firstValue("Content-Type").orElse("").contains("json");
    }

    /** Without what the platform itself moves on meanwhile. */
    private static String steady(String json) {
        return json.replaceAll("\"generatedThrough\":[^,}]*", "");
    }

    /** What the owner sees of each thing, and which lists it stands in, to know that nobody has changed it. */
    private static Map<String, String> seenBy(TestClient owner, List<Operation> operations, SecretThings things) {
        var seen = new TreeMap<String, String>();
        for (Operation operation : operations) {
            if (operation.method().equals("GET")) {
                Answer answer = owner.get(things.named(operation.path()).orElseThrow() + query(operation));
                boolean marked = answer.text().contains(SecretThings.MARK);
                boolean whole = operation.namesAThing() && isJson(answer);
                seen.put(operation.path(), answer.status() + (whole ? steady(answer.text()) : " " + marked));
            }
        }
        return seen;
    }
}
