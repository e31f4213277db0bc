package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bihuan.server.database.DataScopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is signed in with a browser. The browser holds a secret of 32 random bytes, the database its hash, so a restart signs
 * nobody out and a stolen backup signs nobody in. A session ends when it is ended, when it was not used for so long, when
 * it is so old, and when its person is changed, gets a password or leaves.
 *
 * <p>Known sessions are kept in memory: a request writes nothing, except that a session's use is noted once in a while, and
 * while the database is away who is signed in stays so.
 */
@Component
class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final int LARGEST_CACHE = 50_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final Duration idle;
    private final Duration longest;
    private final LoadingCache<String, Optional<Session>> cache;

    Sessions(
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transactions,
            @Value("${bihuan.session.idle-minutes:720}") long idleMinutes,
            @Value("${bihuan.session.longest-hours:168}") long longestHours) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.idle = Duration.ofMinutes(idleMinutes);
        this.longest = Duration.ofHours(longestHours);
        this.cache = Caffeine.newBuilder()
                .maximumSize(LARGEST_CACHE)
                .refreshAfterWrite(Duration.ofSeconds(30))
                .expireAfterWrite(Duration.ofHours(1))
                .build(this::load);
    }

    /**
     * What is kept of a session.
     *
     * @param version {@link Person#version()} at log-in
     */
    record Session(long personId, int version, Instant beganAt, Instant lastUsedAt) {

        private Session usedAt(Instant at) {
            return new Session(personId, version, beganAt, at);
        }
    }

    /** Begins a session for somebody and gives its secret. */
    String begin(Person person) {
        String secret = Secrets.make();
        var session = new Session(person.id(), person.version(), clock.instant(), clock.instant());
        asSystem(() -> jdbc.sql("""
                        insert into browser_session (hash, person_id, person_version, began_at, last_used_at)
                        values (:hash, :person, :version, :now, :now)""")
                .param("hash", Secrets.hash(secret))
                .param("person", person.id())
                .param("version", person.version())
                .param("now", session.beganAt().atOffset(ZoneOffset.UTC))
                .update());
        cache.put(Secrets.hash(secret), Optional.of(session));
        return secret;
    }

    /**
     * The session with this secret, if it is good now.
     *
     * @param use whether this is a use that keeps it from growing idle
     */
    Optional<Session> find(String secret, boolean use) {
        if (secret.length() != Secrets.LENGTH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String hash = Secrets.hash(secret);
        Optional<Session> known = cache.get(hash);
        Optional<Session> good = known.filter(session -> isGood(session, now));
        if (use && good.isPresent()) {
            noteUse(hash, known, good.get(), now);
        }
        return good;
    }

    private boolean isGood(Session session, Instant now) {
        return now.isBefore(session.beganAt().plus(longest))
                && now.isBefore(session.lastUsedAt().plus(idle));
    }

    /** Ends a session, if there is one with this secret. */
    void end(String secret) {
        String hash = Secrets.hash(secret);
        asSystem(() -> jdbc.sql("delete from browser_session where hash = :hash")
                .param("hash", hash)
                .update());
        cache.put(hash, Optional.empty());
    }

    /** Of several requests at once, the one that replaces what is known writes. */
    private void noteUse(String hash, Optional<Session> known, Session session, Instant now) {
        Duration since = Duration.between(session.lastUsedAt(), now);
        if (since.compareTo(USE_NOTED_EVERY) < 0
                || !cache.asMap().replace(hash, known, Optional.of(session.usedAt(now)))) {
            return;
        }
        try {
            asSystem(() -> jdbc.sql("update browser_session set last_used_at = :now where hash = :hash")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("hash", hash)
                    .update());
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("A session's use is not noted, the database does not answer: {}", e.getMessage());
        }
    }

    /** Takes away what can never be good again. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void clear() {
        Instant now = clock.instant();
        asSystem(() -> jdbc.sql("""
                        delete from browser_session s using person p where p.id = s.person_id
                          and (s.person_version <> p.version or not p.active
                            or s.began_at < :oldest or s.last_used_at < :idle)""")
                .param("oldest", now.minus(longest).atOffset(ZoneOffset.UTC))
                .param("idle", now.minus(idle).atOffset(ZoneOffset.UTC))
                .update());
    }

    private Optional<Session> load(String hash) {
        return asSystem(() -> jdbc.sql("select * from browser_session where hash = :hash")
                .param("hash", hash)
                .query(Sessions::session)
                .optional());
    }

    private <T> T asSystem(Supplier<T> work) {
        return DataScopes.callAsSystem("sessions", () -> Objects.requireNonNull(apart.execute(status -> work.get())));
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getLong("person_id"),
                row.getInt("person_version"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant());
    }
}
