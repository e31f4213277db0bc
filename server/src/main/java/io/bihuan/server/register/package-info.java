/** Registers: lists of things a city keeps, whose fields, states and reminders YAML files describe. */
@NullMarked
@ApplicationModule(
        displayName = "Registers",
        allowedDependencies = {"database", "identity", "audit", "http", "settings", "yaml", "excel", "notice", "ledger"
        })
package io.bihuan.server.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
