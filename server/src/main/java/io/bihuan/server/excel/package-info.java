/** Excel workbooks in and out: what people fill in is read with its place, what we write is safe to open. */
@ApplicationModule(allowedDependencies = {"http"})
@NullMarked
package io.bihuan.server.excel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
