package io.bihuan.server.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses with parameters in their path ({@code /a;b=c}). Nothing here has any, they hide from whoever compares
 * addresses what is asked for, and what stands in them is decoded before anybody could say that it cannot be.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class PlainAddressFilter extends OncePerRequestFilter {

    private final Problems problems;

    PlainAddressFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().indexOf(';') >= 0) {
            problems.write(Problem.of(HttpStatus.BAD_REQUEST, "unreadable-request"), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
