/** Holds the measuring itself to account: the fleet counts what a server acknowledges. */
@NullMarked
package io.bihuan.benchmarks;

import org.jspecify.annotations.NullMarked;
