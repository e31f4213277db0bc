/** How long each stage of a frame's way takes; every stage records here, the operations page reads. */
@NullMarked
@ApplicationModule(
        displayName = "Telemetry",
        allowedDependencies = {})
package io.bihuan.server.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
