/** Tells people of what happens to their cases, and gives their due times to calendars. */
@NullMarked
@ApplicationModule(
        displayName = "Case notices",
        allowedDependencies = {"database", "identity", "audit", "http", "ledger", "ledger :: type", "notice"})
package io.bihuan.server.casenotice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
