/** Working time: which hours of which days count for whom, and when a time limit runs out. The clock is the caller's. */
@ApplicationModule(allowedDependencies = {"yaml", "database", "identity", "audit", "http"})
@NullMarked
package io.bihuan.server.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
