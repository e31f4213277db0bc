/** All terminals together: sockets, pace, incidents, the book of what was acknowledged. */
@NullMarked
package io.bihuan.simulator.fleet;

import org.jspecify.annotations.NullMarked;
