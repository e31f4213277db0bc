/** The JT/T 808 box in a vehicle: registration, reports, buffering, answers to commands; no sockets, no clock. */
@NullMarked
package io.bihuan.simulator.terminal;

import org.jspecify.annotations.NullMarked;
