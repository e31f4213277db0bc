/** Holds the soak's judgement to account. */
@NullMarked
package io.bihuan.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
