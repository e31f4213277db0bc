/** A ledger of the size of a big city's years, and how fast it answers. */
@NullMarked
package io.bihuan.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
