package io.bihuan.server.identity;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out on whose behalf a request runs, by token or by session, and runs it in that person's scope. A request with a
 * bearer token never looks at the session, so that it needs no protection against forgery.
 */
final class SignInFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFilter.class);
    private static final String BEARER = "Bearer ";

    private final People people;
    private final Directory directory;
    private final ApiTokens tokens;
    private final Problems problems;

    SignInFilter(People people, Directory directory, ApiTokens tokens, Problems problems) {
        this.people = people;
        this.directory = directory;
        this.tokens = tokens;
        this.problems = problems;
    }

    static boolean hasBearerToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedInPerson> principal;
        try {
            principal = hasBearerToken(request) ? byToken(request) : bySession(request);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Nobody can be signed in, the database does not answer: {}", e.getMessage());
            problems.write(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "database-away"), request, response);
            return;
        }
        if (principal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SignedInPerson person = principal.get();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                AuthorityUtils.createAuthorityList(
                        person.viewer().permissions().stream().map(Enum::name).toList())));
        SecurityContextHolder.setContext(context);
        Optional<IOException> failure = DataScopes.<Optional<IOException>, ServletException>callChecked(
                person.viewer().scope(), () -> proceed(request, response, chain));
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** A scope lets one kind of checked exception through; the other is carried out as a result. */
    private static Optional<IOException> proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException {
        try {
            chain.doFilter(request, response);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private Optional<SignedInPerson> bySession(HttpServletRequest request) {
        Optional<Session> session = Session.of(request);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Optional<Person> person = people.find(session.get().personId())
                .filter(Person::active)
                .filter(found -> found.version() == session.get().version());
        if (person.isEmpty()) {
            Session.end(request);
        }
        return person.map(found -> principal(found, found.role().permissions()));
    }

    private Optional<SignedInPerson> byToken(HttpServletRequest request) {
        String secret =
                request.getHeader("Authorization").substring(BEARER.length()).strip();
        return tokens.find(secret)
                .flatMap(token -> people.find(token.personId())
                        .filter(Person::active)
                        .map(person -> principal(
                                person, both(token.permissions(), person.role().permissions()))));
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
}
