package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.audit.AuditActor;
import io.bihuan.server.http.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks who wants to come in. */
@Component
public class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final People people;
    private final Audit audit;
    private final Clock clock;
    private final LoginLimiter limiter;

    Logins(People people, Audit audit, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.limiter = new LoginLimiter(Ticker.systemTicker());
    }

    /**
     * Checks a password.
     *
     * @param address where the try comes from
     * @throws Problem 401 {@code login-failed}, 429 {@code login-limited}
     */
    public Person login(String loginName, String password, String address) {
        limiter.check(loginName, address);
        Optional<Person> person = people.findByLoginName(loginName.strip());
        if (!people.passwordMatches(person.orElse(null), password)) {
            limiter.failed(loginName, address);
            failed(person.orElse(null), address);
            throw Problem.of(HttpStatus.UNAUTHORIZED, "login-failed");
        }
        limiter.succeeded(loginName, address);
        people.noteLogin(person.orElseThrow(), clock.instant());
        return person.orElseThrow();
    }

    /**
     * Lets somebody change their own password: whoever finds a browser signed in must not be able to guess it there.
     *
     * @throws Problem 422 {@code password-wrong} when the present one is not right, 429 {@code login-limited}
     */
    public void changePassword(Viewer viewer, String present, String next, String address) {
        limiter.check(viewer.loginName(), address);
        if (!people.passwordMatches(people.find(viewer.personId()).orElseThrow(), present)) {
            limiter.failed(viewer.loginName(), address);
            throw Problem.invalid("password-wrong");
        }
        people.setPassword(viewer.personId(), next);
    }

    /** Notes that somebody signs out. */
    public void noteLogout(Viewer viewer) {
        audit.record("session.logout", "person:" + viewer.personId(), Map.of());
    }

    /** What was typed is not noted: people type passwords into the wrong field. */
    private void failed(@Nullable Person person, String address) {
        LOG.info("A log-in failed, from {}", address);
        audit.recordAs(
                new AuditActor(null, "system", person == null ? null : person.organisationId()),
                "session.failed",
                person == null ? "person:?" : "person:" + person.id(),
                Map.of());
    }
}
