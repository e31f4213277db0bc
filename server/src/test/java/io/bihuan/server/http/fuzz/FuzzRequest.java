package io.bihuan.server.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A request as the fuzzer writes it: {@code METHOD path?query role}, a line feed, the body. The path is one of the
 * interface's description, whose names in braces stand for things there are, or any other.
 *
 * @param query as on the wire, without the question mark
 * @param role whose token is sent; of nobody when it is no known one
 */
record FuzzRequest(String method, String path, String query, String role, byte[] body) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    FuzzRequest(String method, String path, String query, String role) {
        this(method, path, query, role, new byte[0]);
    }

    /** Anything at all is a request. */
    static FuzzRequest read(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String[] words = new String(input, 0, end, StandardCharsets.UTF_8).split(" ", 3);
        String target = words.length > 1 ? words[1] : "/";
        int mark = target.indexOf('?');
        return new FuzzRequest(
                METHODS.contains(words[0]) ? words[0] : "GET",
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                words.length > 2 ? words[2] : "",
                Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
    }

    byte[] write() {
        String line = method + " " + path + (query.isEmpty() ? "" : "?" + query) + " " + role + "\n";
        var out = new ByteArrayOutputStream();
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** What the description calls this operation. */
    String operation() {
        return method + " " + path;
    }

    FuzzRequest withQuery(String other) {
        return new FuzzRequest(method, path, other, role, body);
    }

    FuzzRequest withPath(String other) {
        return new FuzzRequest(method, other, query, role, body);
    }

    FuzzRequest withBody(byte[] other) {
        return new FuzzRequest(method, path, query, role, other);
    }
}
