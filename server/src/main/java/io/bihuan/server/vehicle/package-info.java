/** Vehicles as screens show them: the register joined with terminals, positions, alarms and cases. */
@NullMarked
@ApplicationModule(
        displayName = "Vehicle",
        allowedDependencies = {"database", "identity", "http", "asset", "gateway", "detection"})
package io.bihuan.server.vehicle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
