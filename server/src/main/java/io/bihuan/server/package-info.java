/** To be described. */
@NullMarked
package io.bihuan.server;

import org.jspecify.annotations.NullMarked;
