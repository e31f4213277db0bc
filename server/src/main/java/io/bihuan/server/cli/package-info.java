/** The commands of {@code ./bihuan}: what is typed, what is printed, and how a command ends. */
@NullMarked
@ApplicationModule(
        displayName = "Command line",
        allowedDependencies = {
            "settings",
            "database",
            "identity",
            "gateway",
            "detection",
            "yaml",
            "ledger :: proof",
            "backup"
        })
package io.bihuan.server.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
