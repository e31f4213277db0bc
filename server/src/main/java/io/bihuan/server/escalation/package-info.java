/** What happens by itself before and after a limit runs out: the ladder is climbed, and people are told. */
@NullMarked
@ApplicationModule(
        displayName = "Escalation",
        allowedDependencies = {"database", "http", "identity", "ledger", "ledger :: type", "notice"})
package io.bihuan.server.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
