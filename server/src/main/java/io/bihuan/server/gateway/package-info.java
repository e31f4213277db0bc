/**
 * Where terminals connect: JT/T 808 sockets, who may speak, what becomes of frames that cannot be read, and what is sent
 * down. The only package that knows the wire formats.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"database", "identity", "audit", "http", "asset", "live", "detection", "settings"})
package io.bihuan.server.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
