/** Words to people: who is told of what, on which channel, and whether it arrived. */
@NullMarked
@ApplicationModule(
        displayName = "Notices",
        allowedDependencies = {"database", "identity", "audit", "http", "live"})
package io.bihuan.server.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
