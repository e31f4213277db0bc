/** Seeing inside: latency by stage, queues, health and what goes to Prometheus. */
@NullMarked
@ApplicationModule(
        displayName = "Operations",
        allowedDependencies = {
            "database",
            "http",
            "identity",
            "detection",
            "gateway",
            "ledger",
            "ledger :: proof",
            "notice",
            "telemetry"
        })
package io.bihuan.server.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
