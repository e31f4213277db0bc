/** The first page: how the fleet, the alarms and the ledger stand, within the viewer's scope. */
@NullMarked
@ApplicationModule(
        displayName = "Overview",
        allowedDependencies = {"identity", "detection", "ledger"})
package io.bihuan.server.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
