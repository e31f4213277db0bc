package io.bihuan.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal told to the user as an RFC 9457 problem detail, in the user's language. The text stands in the module's
 * message bundle under {@code problem.<code>} and takes the arguments in order.
 */
public final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final List<FieldError> fieldErrors;
    private final transient Object[] arguments;
    private final @Nullable Duration retryAfter;

    /** One field that was refused; {@code code} names its message as for the problem itself. */
    public record FieldError(String field, String code, List<Object> arguments) {}

    private Problem(
            HttpStatus status,
            String code,
            List<FieldError> fieldErrors,
            Object[] arguments,
            @Nullable Duration retryAfter) {
        super(fieldErrors.isEmpty() ? code : code + " " + fieldErrors);
        this.status = status;
        this.code = code;
        this.fieldErrors = List.copyOf(fieldErrors);
        this.arguments = arguments.clone();
        this.retryAfter = retryAfter;
    }

    /** 404: the thing does not exist, or is outside the viewer's scope, which must look the same. */
    public static Problem notFound(String code, Object... arguments) {
        return new Problem(HttpStatus.NOT_FOUND, code, List.of(), arguments, null);
    }

    /** 403: seen but not allowed. */
    public static Problem forbidden(String code, Object... arguments) {
        return new Problem(HttpStatus.FORBIDDEN, code, List.of(), arguments, null);
    }

    /** 409: the state of the thing does not admit it now. */
    public static Problem conflict(String code, Object... arguments) {
        return new Problem(HttpStatus.CONFLICT, code, List.of(), arguments, null);
    }

    /** 422: the request is understood and wrong. */
    public static Problem invalid(String code, Object... arguments) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, List.of(), arguments, null);
    }

    /** 422 with the fields that were refused. */
    public static Problem invalidFields(List<FieldError> fieldErrors) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields", fieldErrors, new Object[0], null);
    }

    /** 429: too often; {@code wait} is how long to wait before asking again. */
    public static Problem tooMany(String code, Duration wait, Object... arguments) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, code, List.of(), arguments, wait);
    }

    /** Any other status. */
    public static Problem of(HttpStatus status, String code, Object... arguments) {
        return new Problem(status, code, List.of(), arguments, null);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> fieldErrors() {
        return fieldErrors;
    }

    /** How long to wait before asking again, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
