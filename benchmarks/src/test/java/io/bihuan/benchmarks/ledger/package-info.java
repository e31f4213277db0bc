/** Holds the copying of model cases to account. */
@NullMarked
package io.bihuan.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
