/** Citizens report: Open311 GeoReport v2 and a public page; nothing confidential leaves. */
@NullMarked
@ApplicationModule(
        displayName = "Citizens",
        allowedDependencies = {
            "database",
            "identity",
            "audit",
            "http",
            "ledger",
            "ledger :: condition",
            "ledger :: evidence",
            "ledger :: type",
            "yaml",
            "gateway"
        })
package io.bihuan.server.citizen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
