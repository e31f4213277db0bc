package io.bihuan.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param personId null for the system itself and for people who could not be identified
 * @param name what is shown: the person's name, or {@code system}
 * @param organisationId the organisation whose auditors see the row; null for the whole city's auditors only
 */
public record AuditActor(
        @Nullable Long personId, String name, @Nullable Long organisationId) {

    /** The product's own work. */
    public static final AuditActor SYSTEM = new AuditActor(null, "system", null);

    /** A principal that can be named in the audit log. */
    public interface Known {

        /** Who this principal is. */
        AuditActor auditActor();
    }
}
