package io.bihuan.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a browser's session keeps: who signed in, and in which version of their account. A newer version ends it.
 *
 * @param version {@link Person#version()} at log-in
 */
public record Session(long personId, int version) implements Serializable {

    private static final String ATTRIBUTE = "bihuan.session";

    /** Begins a session for somebody; an earlier one of this browser is thrown away with its number. */
    public static void begin(HttpServletRequest request, Person person) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, new Session(person.id(), person.version()));
    }

    /** Ends the session, if there is one. */
    public static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    static Optional<Session> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Session known
                ? Optional.of(known)
                : Optional.empty();
    }
}
