/** What is watched: vehicles today, anything with an identity tomorrow, and the areas that rules are drawn in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "audit", "http"})
package io.bihuan.server.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
