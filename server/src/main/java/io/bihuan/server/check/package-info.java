/**
 * Periodic checks and patrols: checklists as data, plans that make tasks, results that nobody can change, and failed
 * items that open cases. What a phone sends twice counts once.
 */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "identity",
            "http",
            "asset",
            "audit",
            "ledger",
            "ledger :: condition",
            "ledger :: evidence",
            "ledger :: type",
            "calendar",
            "notice",
            "yaml"
        })
@NullMarked
package io.bihuan.server.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
