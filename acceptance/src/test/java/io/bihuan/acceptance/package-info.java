/** The product as its users meet it: the real commands as processes, real sockets, a real browser. */
@NullMarked
package io.bihuan.acceptance;

import org.jspecify.annotations.NullMarked;
