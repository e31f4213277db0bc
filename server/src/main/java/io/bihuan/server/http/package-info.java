/** What every HTTP answer has in common: problem details, security headers, the screens' files. */
@NullMarked
package io.bihuan.server.http;

import org.jspecify.annotations.NullMarked;
