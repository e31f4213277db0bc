package io.bihuan.server.identity;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out on whose behalf a request runs, and runs it in that person's scope. */
final class SignInFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFilter.class);

    private final SignIns signIns;
    private final Problems problems;

    SignInFilter(SignIns signIns, Problems problems) {
        this.signIns = signIns;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedInPerson> principal;
        try {
            principal = signIns.find(request);
        } catch (Problem limited) {
            problems.write(limited, request, response);
            return;
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
}
