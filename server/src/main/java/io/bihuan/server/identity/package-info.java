/** Organisations, grids, people, their roles, and how they log in. */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"database", "audit", "http"})
package io.bihuan.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
