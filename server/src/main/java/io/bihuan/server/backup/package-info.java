/** The whole product in one file, taken while it runs or stands, and brought back elsewhere. */
@NullMarked
@ApplicationModule(
        displayName = "Backup",
        allowedDependencies = {"settings", "database", "detection", "audit"})
package io.bihuan.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
