/** What every HTTP answer has in common: problem details, messages, security headers, the screens' files. */
@NullMarked
@ApplicationModule(
        displayName = "HTTP",
        allowedDependencies = {})
package io.bihuan.server.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
