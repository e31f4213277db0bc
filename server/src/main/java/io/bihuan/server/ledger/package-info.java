/** Cases: one loop engine that reads case types, and the append-only history that nobody can change unseen. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "identity",
            "audit",
            "excel",
            "http",
            "asset",
            "detection",
            "vehicle",
            "live",
            "calendar",
            "yaml",
            "settings"
        })
@NullMarked
package io.bihuan.server.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
