/**
 * A fictional coastal city whose vehicles speak the real protocols over real sockets: {@code city} draws it,
 * {@code drive} moves the vehicles, {@code terminal} is the box in each of them, {@code fleet} runs them all. Everything
 * up to the socket is a function of the seed and of the time it is given.
 */
@NullMarked
package io.bihuan.simulator;

import org.jspecify.annotations.NullMarked;
