/** Lists and forms on paper: cases to and from Excel, forms and bulletins from Word templates, search in what is written. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "identity",
            "http",
            "audit",
            "asset",
            "ledger",
            "ledger :: condition",
            "ledger :: evidence",
            "ledger :: type",
            "excel",
            "settings"
        })
@NullMarked
package io.bihuan.server.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
