package io.bihuan.server.audit;

import java.time.Clock;
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

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

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
