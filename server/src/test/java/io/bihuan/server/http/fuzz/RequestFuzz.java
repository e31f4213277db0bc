package io.bihuan.server.http.fuzz;

import io.bihuan.server.fuzz.Coverage;
import io.bihuan.server.fuzz.Fuzzer;
import io.bihuan.server.fuzz.Proportion;
import io.bihuan.server.http.fuzz.RawHttp.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any request gets an answer: what was asked for, or a problem that says what is wrong. Never an internal error, never
 * silence, never a word about our inside, never costs out of proportion.
 */
abstract class RequestFuzz implements Consumer<byte[]>, Fuzzer.Builder {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** A form printed with its fonts takes some seventy megabytes. */
    private static final long MOST_BYTES = 160L << 20;

    /** A body over the server's limit is refused before it has been read, and the connection ends under whoever still sends. */
    private static final int LONGEST_BODY = 1 << 20;

    private static final String PROBLEM = "application/problem+json";

    /** The content type of this request's body; empty for none. */
    abstract String contentType(FuzzRequest request);

    /** Another body for this request. */
    abstract FuzzRequest changeBody(FuzzRequest request, Random random);

    @Override
    public final void accept(byte[] input) {
        Coverage.watch(null);
        FuzzRequest request = FuzzRequest.read(input);
        FuzzedServer server = FuzzedServer.one();
        Answer answer = server.ask(request, contentType(request));
        judge(request, answer);
        Proportion.check(input.length, server.cpuNanos(), server.allocatedBytes(), MOST_BYTES);
    }

    private static void judge(FuzzRequest request, Answer answer) {
        if (answer.status() < 400) {
            return;
        }
        String text = answer.text();
        if (answer.status() >= 500) {
            throw new IllegalStateException(request.operation() + " answers " + answer.status() + " " + text);
        }
        if (text.contains("Exception") || text.contains("org.postgresql") || text.contains("Tomcat")) {
            throw new IllegalStateException(request.operation() + " tells of our inside: " + text);
        }
        if (!request.path().startsWith("/open311/") && !isProblem(answer)) {
            throw new IllegalStateException(
                    request.operation() + " answers " + answer.status() + " without a problem: " + text);
        }
    }

    private static boolean isProblem(Answer answer) {
        if (!answer.header("content-type").startsWith(PROBLEM)) {
            return false;
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            return !problem.path("code").asString("").isBlank()
                    && !problem.path("detail").asString("").isBlank();
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public final byte[] change(byte[] input, Random random) {
        FuzzRequest request = FuzzRequest.read(input);
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            FuzzRequest changed = random.nextInt(3) > 0 ? changeBody(request, random) : changeLine(request, random);
            request = changed.body().length > LONGEST_BODY ? request : changed;
        }
        return request.write();
    }

    /** Another query, and sometimes another thing that is named in the path. */
    static FuzzRequest changeLine(FuzzRequest request, Random random) {
        if (request.path().contains("{") && random.nextInt(6) == 0) {
            String odd = Operations.encoded(OddValues.text(random));
            return request.withPath(request.path().replaceFirst("\\{[^}]*}", odd.replace("+", "%20")));
        }
        List<Operations.Parameter> known = FuzzedServer.one()
                .operations()
                .find(request.operation())
                .map(Operations.Operation::parameters)
                .orElse(List.of());
        var parts = new ArrayList<>(Arrays.asList(request.query().split("&")));
        parts.removeIf(String::isEmpty);
        int at = parts.isEmpty() ? 0 : random.nextInt(parts.size());
        if (!parts.isEmpty() && random.nextInt(4) == 0) {
            parts.remove(at);
        } else if (!known.isEmpty() && random.nextInt(2) == 0) {
            parts.add(written(known.get(random.nextInt(known.size())), random));
        } else if (!parts.isEmpty()) {
            String name = parts.get(at).split("=", 2)[0];
            parts.set(at, name + "=" + Operations.encoded(OddValues.text(random)));
        }
        return request.withQuery(parts.stream().collect(Collectors.joining("&")));
    }

    private static String written(Operations.Parameter parameter, Random random) {
        List<String> values = parameter.known();
        String value = !values.isEmpty() && random.nextBoolean()
                ? values.get(random.nextInt(values.size()))
                : random.nextBoolean() ? parameter.usual() : OddValues.text(random);
        return parameter.name() + "=" + Operations.encoded(value);
    }
}
