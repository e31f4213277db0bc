/** Live stream to the screens: what changed, conflated per object and filtered by each viewer's scope. */
@NullMarked
@ApplicationModule(
        displayName = "Live",
        allowedDependencies = {"database", "identity", "http", "telemetry"})
package io.bihuan.server.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
