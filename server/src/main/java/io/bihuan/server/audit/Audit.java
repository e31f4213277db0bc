package io.bihuan.server.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Writes the audit log. A row written inside a transaction stands or falls with it. */
@Component
public class Audit {

    private static final Duration ONE_LOOK = Duration.ofMinutes(10);
    private static final int MOST_LOOKS_KNOWN = 100_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Cache<Look, Boolean> looks = Caffeine.newBuilder()
            .maximumSize(MOST_LOOKS_KNOWN)
            .expireAfterWrite(ONE_LOOK)
            .build();

    Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records an act of whoever is signed in, or of the system.
     *
     * @param action what was done, as {@code vehicle.create}; named in the bundles under {@code audit.<action>}
     * @param subject what it was done to, as {@code vehicle:17}
     * @param details what else is worth knowing; never a secret
     */
    public void record(String action, String subject, Map<String, ?> details) {
        recordAs(current(), action, subject, details);
    }

    /** Somebody sees something worth guarding. */
    private record Look(@Nullable Long person, String action, String subject, Map<String, ?> details) {}

    /**
     * Records that whoever is signed in sees something worth guarding, before it is given out: where this cannot be written,
     * the request fails. Pages ask again whenever something moves, so the same look within ten minutes is one.
     *
     * @param action what was seen, as {@code vehicle.track}
     */
    public void looked(String action, String subject, Map<String, ?> details) {
        AuditActor actor = current();
        var look = new Look(actor.personId(), action, subject, Map.copyOf(details));
        if (looks.getIfPresent(look) == null) {
            recordAs(actor, action, subject, details);
            looks.put(look, true);
        }
    }

    /** Records an act of somebody who is not the signed-in person, such as a log-in. */
    public void recordAs(AuditActor actor, String action, String subject, Map<String, ?> details) {
        jdbc.sql("""
                        insert into audit_entry (at, person_id, person_name, organisation_id, action, subject, details, address)
                        values (:at, :person, :name, :organisation, :action, :subject, cast(:details as jsonb), :address)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("organisation", actor.organisationId())
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .param("address", address())
                .update();
    }

    private static AuditActor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof AuditActor.Known known
                ? known.auditActor()
                : AuditActor.SYSTEM;
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
