package io.bihuan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.databind.DatabindException;

/** Turns every way a request can go wrong into a problem detail; none tells of our inside. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** SQL's class for values that cannot be: a time before all times, a letter that is none. */
    private static final String DATA_EXCEPTION = "22";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Problems problems;
    private final Messages messages;

    ProblemAdvice(Problems problems, Messages messages) {
        this.problems = problems;
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem, Locale locale) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        return answer.body(problems.detail(problem, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidBody(MethodArgumentNotValidException e, Locale locale) {
        List<Problems.Field> fields = new ArrayList<>();
        for (FieldError error : e.getBindingResult().getFieldErrors()) {
            fields.add(new Problems.Field(error.getField(), constraint(error, locale)));
        }
        return answer(problems.detail(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields", locale, fields));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidParameters(HandlerMethodValidationException e, Locale locale) {
        List<Problems.Field> fields = new ArrayList<>();
        for (var result : e.getParameterValidationResults()) {
            String name = String.valueOf(result.getMethodParameter().getParameterName());
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                String field = error instanceof FieldError inner ? inner.getField() : name;
                fields.add(new Problems.Field(field, constraint(error, locale)));
            }
        }
        return answer(problems.detail(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields", locale, fields));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidArguments(ConstraintViolationException e, Locale locale) {
        List<Problems.Field> fields = e.getConstraintViolations().stream()
                .map(violation -> {
                    String path = violation.getPropertyPath().toString();
                    return new Problems.Field(path.substring(path.indexOf('.') + 1), violation.getMessage());
                })
                .toList();
        return answer(problems.detail(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields", locale, fields));
    }

    private String constraint(MessageSourceResolvable error, Locale locale) {
        String[] codes = error.getCodes();
        String name = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        Object[] all = error.getArguments();
        Object[] arguments =
                all == null || all.length < 2 ? new Object[0] : java.util.Arrays.copyOfRange(all, 1, all.length);
        return messages.find(locale, "constraint." + name, arguments)
                .orElseGet(() -> String.valueOf(error.getDefaultMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e, Locale locale) {
        return simple(HttpStatus.BAD_REQUEST, "wrong-parameter", locale, e.getName(), String.valueOf(e.getValue()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e, Locale locale) {
        String field = e.getCause() instanceof DatabindException bind ? path(bind) : "";
        return field.isEmpty()
                ? simple(HttpStatus.BAD_REQUEST, "unreadable-body", locale)
                : simple(HttpStatus.BAD_REQUEST, "unreadable-field", locale, field);
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            String name = reference.getPropertyName();
            path.append(name == null ? "[" + reference.getIndex() + "]" : path.isEmpty() ? name : "." + name);
        }
        return path.toString();
    }

    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<ProblemDetail> unreadableRequest(Exception e, Locale locale) {
        LOG.debug("A request cannot be read: {}", e.getMessage());
        return simple(HttpStatus.BAD_REQUEST, "unreadable-request", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadableForm(MultipartException e, Locale locale) {
        return FullDisk.causes(e) ? diskFull(e, locale) : simple(HttpStatus.BAD_REQUEST, "unreadable-form", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e, Locale locale) {
        return simple(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException e, Locale locale) {
        return simple(HttpStatus.FORBIDDEN, "not-allowed", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notSignedIn(AuthenticationException e, Locale locale) {
        return simple(HttpStatus.UNAUTHORIZED, "not-signed-in", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changed(OptimisticLockingFailureException e, Locale locale) {
        return simple(HttpStatus.CONFLICT, "changed-meanwhile", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflicting(DataIntegrityViolationException e, Locale locale) {
        if (e.getMostSpecificCause() instanceof SQLException refused
                && String.valueOf(refused.getSQLState()).startsWith(DATA_EXCEPTION)) {
            return simple(HttpStatus.UNPROCESSABLE_CONTENT, "unusable-value", locale);
        }
        LOG.warn(
                "A row was refused by the database: {}",
                e.getMostSpecificCause().getMessage());
        return simple(HttpStatus.CONFLICT, "conflicting-data", locale);
    }

    /** A moment or a number so far away that nothing can be reckoned with it. */
    @ExceptionHandler({DateTimeException.class, ArithmeticException.class})
    ResponseEntity<ProblemDetail> beyondReckoning(RuntimeException e, Locale locale) {
        LOG.warn("A value cannot be reckoned with: {}", e.getMessage());
        return simple(HttpStatus.UNPROCESSABLE_CONTENT, "unusable-value", locale);
    }

    /** Somebody else has kept a row for longer than anybody is let wait. */
    @ExceptionHandler(PessimisticLockingFailureException.class)
    ResponseEntity<ProblemDetail> locked(DataAccessException e, Locale locale) {
        LOG.warn("Waited in vain for a lock: {}", e.getMessage());
        return tryAgain("locked", locale);
    }

    /** Spring has no class of its own for a wait for a lock that took too long. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(UncategorizedSQLException e, Locale locale, HttpServletRequest request) {
        boolean waited = e.getMostSpecificCause() instanceof SQLException cause
                && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
        return waited ? locked(e, locale) : anything(e, locale, request);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception e, Locale locale) {
        if (FullDisk.causes(e)) {
            return diskFull(e, locale);
        }
        LOG.warn("The database does not answer: {}", e.getMessage());
        return tryAgain("database-away", locale);
    }

    private ResponseEntity<ProblemDetail> tryAgain(String code, Locale locale) {
        ProblemDetail detail = problems.detail(HttpStatus.SERVICE_UNAVAILABLE, code, locale, List.of());
        return ResponseEntity.status(detail.getStatus())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private ResponseEntity<ProblemDetail> diskFull(Exception e, Locale locale) {
        LOG.warn("A disk is full: {}", e.getMessage());
        return simple(HttpStatus.INSUFFICIENT_STORAGE, "disk-full", locale);
    }

    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("The other side went away: {}", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anything(Exception e, Locale locale, HttpServletRequest request) {
        if (e instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            String code = "status-" + status.value();
            return messages.find(locale, "problem." + code).isPresent()
                    ? simple(status, code, locale, request.getMethod(), request.getRequestURI(), parameter(response))
                    : simple(
                            status,
                            "refused",
                            locale,
                            String.valueOf(response.getBody().getDetail()));
        }
        if (FullDisk.causes(e)) {
            return diskFull(e, locale);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Request {} {} failed (reference {})", request.getMethod(), request.getRequestURI(), reference, e);
        return simple(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", locale, reference);
    }

    private static @Nullable String parameter(ErrorResponse response) {
        return response.getBody().getDetail();
    }

    private ResponseEntity<ProblemDetail> simple(
            HttpStatus status, String code, Locale locale, @Nullable Object... arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(arguments[i]);
        }
        return answer(problems.detail(status, code, locale, List.of(), words));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
