/** How a vehicle moves, wears and errs: pure functions of its seed and of the seconds that pass. */
@NullMarked
package io.bihuan.simulator.drive;

import org.jspecify.annotations.NullMarked;
