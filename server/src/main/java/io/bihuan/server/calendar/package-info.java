/** Working time: which hours of which days count, and when a time limit runs out. Pure; the clock is the caller's. */
@ApplicationModule(allowedDependencies = {"yaml", "database"})
@NullMarked
package io.bihuan.server.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
