/** Runs the engine, carries its alarms into the database exactly once, and answers what was sensed. */
@NullMarked
@ApplicationModule(
        displayName = "Detection",
        allowedDependencies = {
            "database",
            "identity",
            "audit",
            "http",
            "excel",
            "asset",
            "live",
            "telemetry",
            "yaml",
            "settings"
        })
package io.bihuan.server.detection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
