/** Who did what: every privileged act leaves a row that the application can add but never change. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"database", "http"})
package io.bihuan.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
