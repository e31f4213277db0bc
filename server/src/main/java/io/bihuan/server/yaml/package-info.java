/** Reads settings people write by hand as YAML, and tells every fault with file, line and column. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.bihuan.server.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
