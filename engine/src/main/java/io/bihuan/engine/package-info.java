/** To be described. */
@NullMarked
package io.bihuan.engine;

import org.jspecify.annotations.NullMarked;
