package io.bihuan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts refusals into words: a {@link Problem} and a language give an RFC 9457 problem detail. */
@Component
public final class Problems {

    private final Messages messages;
    private final JsonMapper json;

    Problems(Messages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** One refused field on the wire. */
    record Field(String field, String message) {}

    ProblemDetail detail(Problem problem, Locale locale) {
        List<Field> fields = problem.fieldErrors().stream()
                .map(error -> new Field(
                        error.field(),
                        messages.text(
                                locale,
                                "problem." + error.code(),
                                error.arguments().toArray())))
                .toList();
        return detail(problem.status(), problem.code(), locale, fields, problem.arguments());
    }

    ProblemDetail detail(HttpStatus status, String code, Locale locale, List<Field> fields, Object... arguments) {
        var detail = ProblemDetail.forStatusAndDetail(status, messages.text(locale, "problem." + code, arguments));
        detail.setTitle(messages.find(locale, "status." + status.value()).orElse(status.getReasonPhrase()));
        detail.setType(URI.create("urn:bihuan:problem:" + code));
        detail.setProperty("code", code);
        if (!fields.isEmpty()) {
            detail.setProperty("errors", fields);
        }
        return detail;
    }

    /** Writes a problem as the answer, for filters that refuse before a controller is reached. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDetail detail = detail(problem, LanguageConfiguration.languageOf(request));
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        problem.retryAfter()
                .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        response.getOutputStream().write(json.writeValueAsBytes(detail));
    }
}
