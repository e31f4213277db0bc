/**
 * Who did what and who saw what: every privileged act, and every look at what is worth guarding, leaves a row that the
 * application can add but never change.
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"database", "http", "excel"})
package io.bihuan.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
