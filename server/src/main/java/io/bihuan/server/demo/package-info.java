/** Seeds an empty installation with the demo city: its organisations, people, vehicles and a month of past cases. */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "database",
            "identity",
            "asset",
            "gateway",
            "ledger",
            "ledger :: evidence",
            "ledger :: type",
            "register",
            "yaml",
            "http",
            "notice",
            "citizen",
            "check",
            "paper"
        })
package io.bihuan.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
