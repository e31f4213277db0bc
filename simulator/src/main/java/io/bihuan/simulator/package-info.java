/** To be described. */
@NullMarked
package io.bihuan.simulator;

import org.jspecify.annotations.NullMarked;
