package io.bihuan.server.identity;

import io.bihuan.server.audit.AuditActor;
import io.bihuan.server.http.SpeaksLanguage;
import java.util.Locale;

/** The principal of a request: made anew for each one, so that it always tells the present state. */
record SignedInPerson(Viewer viewer, Locale language) implements SignedIn, AuditActor.Known, SpeaksLanguage {

    @Override
    public AuditActor auditActor() {
        return new AuditActor(viewer.personId(), viewer.displayName(), viewer.organisationId());
    }
}
