/** What somebody on the web would try, tried: each class is a row of docs/security.md. */
@NullMarked
package io.bihuan.server.attack;

import org.jspecify.annotations.NullMarked;
