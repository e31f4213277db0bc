/** Areas over HTTP. Vehicles, which join live state, are served by the {@code vehicle} module. */
@NullMarked
package io.bihuan.server.asset.web;

import org.jspecify.annotations.NullMarked;
