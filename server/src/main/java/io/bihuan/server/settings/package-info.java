/** What an operator may choose: one catalogue, one name for each choice in file, environment and flag. */
@NullMarked
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {})
package io.bihuan.server.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
