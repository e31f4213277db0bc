package io.bihuan.server.http;

import java.util.List;
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

    /** One field that was refused; {@code code} names its message as for the problem itself. */
    public record FieldError(String field, String code, List<Object> arguments) {}

    private Problem(HttpStatus status, String code, List<FieldError> fieldErrors, Object[] arguments) {
        super(fieldErrors.isEmpty() ? code : code + " " + fieldErrors);
        this.status = status;
        this.code = code;
        this.fieldErrors = List.copyOf(fieldErrors);
        this.arguments = arguments.clone();
    }

    /** 404: the thing does not exist, or is outside the viewer's scope, which must look the same. */
    public static Problem notFound(String code, Object... arguments) {
        return new Problem(HttpStatus.NOT_FOUND, code, List.of(), arguments);
    }

    /** 403: seen but not allowed. */
    public static Problem forbidden(String code, Object... arguments) {
        return new Problem(HttpStatus.FORBIDDEN, code, List.of(), arguments);
    }

    /** 409: the state of the thing does not admit it now. */
    public static Problem conflict(String code, Object... arguments) {
        return new Problem(HttpStatus.CONFLICT, code, List.of(), arguments);
    }

    /** 422: the request is understood and wrong. */
    public static Problem invalid(String code, Object... arguments) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, List.of(), arguments);
    }

    /** 422 with the fields that were refused. */
    public static Problem invalidFields(List<FieldError> fieldErrors) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields", fieldErrors, new Object[0]);
    }

    /** Any other status. */
    public static Problem of(HttpStatus status, String code, Object... arguments) {
        return new Problem(status, code, List.of(), arguments);
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

    public Object[] arguments() {
        return arguments.clone();
    }
}
