package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tokens for programs: {@code bh_} and 32 random bytes. Only a hash is kept. A token may at most what its owner may, sees
 * what its owner sees, and dies with its owner's account.
 */
@Component
public class ApiTokens {

    /** What every token begins with, so that scanners find leaked ones. */
    public static final String PREFIX = "bh_";

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final LoadingCache<String, Optional<ApiToken>> cache;

    ApiTokens(JdbcClient jdbc, Audit audit, Clock clock, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.cache = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(this::load);
    }

    /** A token just made; the secret is shown this once. */
    public record Made(ApiToken token, String secret) {}

    /** Makes a token for somebody. */
    public Made make(Viewer owner, String name, Set<Permission> permissions, @Nullable Instant expiresAt) {
        if (!owner.permissions().containsAll(permissions) || permissions.isEmpty()) {
            throw Problem.invalid("token-permissions");
        }
        String secret = PREFIX + Secrets.make();
        ApiToken token = Objects.requireNonNull(transactions.execute(status -> {
            ApiToken made = jdbc.sql("""
                            insert into api_token (person_id, organisation_id, name, hint, hash, permissions, created_at, expires_at)
                            values (:person, :organisation, :name, :hint, :hash, :permissions, :now, :expires) returning *""")
                    .param("person", owner.personId())
                    .param("organisation", owner.organisationId())
                    .param("name", name)
                    .param("hint", secret.substring(0, 7) + "…")
                    .param("hash", Secrets.hash(secret))
                    .param(
                            "permissions",
                            permissions.stream().map(Enum::name).sorted().toArray(String[]::new))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("expires", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                    .query(ApiTokens::token)
                    .single();
            audit.record("token.create", "token:" + made.id(), Map.of("name", name, "permissions", made.permissions()));
            return made;
        }));
        return new Made(token, secret);
    }

    /** Somebody's tokens, or all in scope for whoever administers; newest first. */
    public List<ApiToken> list(Viewer viewer) {
        return Objects.requireNonNull(transactions.execute(
                status -> jdbc.sql("select * from api_token where (:all or person_id = :person) order by id desc")
                        .param("all", viewer.may(Permission.ADMINISTER))
                        .param("person", viewer.personId())
                        .query(ApiTokens::token)
                        .list()));
    }

    /** Ends a token at once. */
    public void revoke(Viewer viewer, long id) {
        transactions.executeWithoutResult(status -> {
            int revoked = jdbc.sql("""
                            update api_token set revoked_at = :now
                            where id = :id and revoked_at is null and (:all or person_id = :person)""")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", id)
                    .param("all", viewer.may(Permission.ADMINISTER))
                    .param("person", viewer.personId())
                    .update();
            if (revoked == 0) {
                throw Problem.notFound("no-such-token", id);
            }
            audit.record("token.revoke", "token:" + id, Map.of());
        });
        cache.invalidateAll();
    }

    /** The token with this secret if it is good now; notes its use. */
    public Optional<ApiToken> find(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiToken> found = cache.get(Secrets.hash(secret)).filter(token -> token.isGoodAt(now));
        found.ifPresent(token -> noteUse(token, now));
        return found;
    }

    private void noteUse(ApiToken token, Instant now) {
        Instant last = token.lastUsedAt();
        if (last != null && last.plus(USE_NOTED_EVERY).isAfter(now)) {
            return;
        }
        asSystem(() -> jdbc.sql("""
                        update api_token set last_used_at = :now
                        where id = :id and (last_used_at is null or last_used_at < :before)""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.minus(USE_NOTED_EVERY).atOffset(ZoneOffset.UTC))
                .param("id", token.id())
                .update());
    }

    private Optional<ApiToken> load(String hash) {
        return asSystem(() -> jdbc.sql("select * from api_token where hash = :hash")
                .param("hash", hash)
                .query(ApiTokens::token)
                .optional());
    }

    private <T> T asSystem(Supplier<T> work) {
        return DataScopes.callAsSystem("tokens", () -> Objects.requireNonNull(apart.execute(status -> work.get())));
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        Array permissions = row.getArray("permissions");
        Set<Permission> set = Arrays.stream((String[]) permissions.getArray())
                .map(Permission::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new ApiToken(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("name"),
                row.getString("hint"),
                set,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
