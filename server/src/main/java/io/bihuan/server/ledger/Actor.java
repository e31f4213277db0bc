package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Who does a step of a case.
 *
 * @param id the person, null for the system
 * @param name as it is to stand in the history
 * @param role null for the system
 * @param scope whose cases the person may touch
 */
public record Actor(
        @Nullable Long id, String name, @Nullable Role role, DataScope scope) {

    /** The platform itself: policy, sweeps. It needs no role. */
    public static final Actor SYSTEM = new Actor(null, "系统", null, DataScope.SYSTEM);

    /** A person. */
    public static Actor of(Viewer viewer) {
        return new Actor(viewer.personId(), viewer.displayName(), viewer.role(), viewer.scope());
    }

    boolean isSystem() {
        return id == null;
    }
}
