package io.bihuan.server.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms with a file whose name holds a NUL. Whoever asks such a form for its first parameter meets the web
 * server's exception, and where that is a filter, {@link ProblemAdvice} does not see it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class FormNamesFilter extends OncePerRequestFilter {

    private final Problems problems;

    FormNamesFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidFileNameException e) {
            problems.write(Problem.of(HttpStatus.BAD_REQUEST, "unreadable-form"), request, response);
        }
    }
}
