package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bihuan.server.http.Problem;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks who wants to come in. */
@Component
public class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final People people;
    private final Clock clock;
    private final LoginLimiter limiter;

    Logins(People people, Clock clock) {
        this.people = people;
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
        if (!limiter.admits(loginName, address)) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "login-limited", LoginLimiter.WINDOW.toMinutes());
        }
        Optional<Person> person = people.findByLoginName(loginName.strip());
        if (!people.passwordMatches(person.orElse(null), password)) {
            limiter.failed(loginName, address);
            LOG.info("A log-in failed, from {}", address);
            throw Problem.of(HttpStatus.UNAUTHORIZED, "login-failed");
        }
        limiter.succeeded(loginName);
        people.noteLogin(person.orElseThrow(), clock.instant());
        return person.orElseThrow();
    }
}
