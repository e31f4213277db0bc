package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** On whose behalf a request runs, by token or by session. A request with a token never looks at the session. */
@Component
public class SignIns {

    private static final String COOKIE = "BIHUAN_SESSION";
    private static final String BEARER = "Bearer ";

    /** The live stream opens by itself again and again: it is no sign that somebody is there. */
    private static final String STREAM = "/api/live";

    private final People people;
    private final Directory directory;
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final GuessLimit guesses = new GuessLimit("token-limited", Ticker.systemTicker());

    SignIns(People people, Directory directory, ApiTokens tokens, Sessions sessions) {
        this.people = people;
        this.directory = directory;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Begins a session of this browser for somebody; an earlier one is ended. */
    public void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        secret(request).ifPresent(sessions::end);
        write(sessions.begin(person), request, response);
    }

    /** Ends this browser's session, if there is one. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        secret(request).ifPresent(secret -> {
            sessions.end(secret);
            forget(request, response);
        });
    }

    /** Whether whoever asked is still signed in, for answers that take long; yes while the database cannot tell. */
    public boolean hold(HttpServletRequest request) {
        try {
            return find(request, false).isPresent();
        } catch (DataAccessException | TransactionException e) {
            return true;
        }
    }

    /**
     * On whose behalf a request runs; empty for a stranger.
     *
     * @throws io.bihuan.server.http.Problem 429 {@code token-limited} when tokens are guessed from there
     */
    Optional<SignedInPerson> find(HttpServletRequest request) {
        return find(request, !request.getRequestURI().equals(STREAM));
    }

    private Optional<SignedInPerson> find(HttpServletRequest request, boolean use) {
        return hasBearerToken(request) ? byToken(request) : bySession(request, use);
    }

    static boolean hasBearerToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER);
    }

    private Optional<SignedInPerson> bySession(HttpServletRequest request, boolean use) {
        return secret(request)
                .flatMap(secret -> sessions.find(secret, use))
                .flatMap(session -> people.find(session.personId())
                        .filter(Person::active)
                        .filter(person -> person.version() == session.version()))
                .map(person -> principal(person, person.role().permissions()));
    }

    private Optional<SignedInPerson> byToken(HttpServletRequest request) {
        String secret = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(BEARER.length())
                .strip();
        guesses.check(secret, request.getRemoteAddr());
        Optional<ApiToken> token = tokens.find(secret);
        guesses.note(secret, request.getRemoteAddr(), token.isPresent());
        return token.flatMap(good -> people.find(good.personId())
                .filter(Person::active)
                .map(person ->
                        principal(person, both(good.permissions(), person.role().permissions()))));
    }

    private static Set<Permission> both(Set<Permission> first, Set<Permission> second) {
        var common = EnumSet.noneOf(Permission.class);
        common.addAll(first);
        common.retainAll(second);
        return common;
    }

    private SignedInPerson principal(Person person, Set<Permission> permissions) {
        var viewer = new Viewer(
                person.id(),
                person.loginName(),
                person.displayName(),
                person.role(),
                person.organisationId(),
                person.gridId(),
                directory.scopeOf(person.id(), person.organisationId(), person.gridId()),
                permissions);
        return new SignedInPerson(viewer, person.language());
    }

    private static Optional<String> secret(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static void write(String secret, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(secret, request).build().toString());
    }

    private static void forget(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie("", request).maxAge(Duration.ZERO).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
    }
}
