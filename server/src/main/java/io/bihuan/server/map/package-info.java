/** What the screens draw under the vehicles: the operator's tiles, or a base map of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Map",
        allowedDependencies = {"http", "settings"})
package io.bihuan.server.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
