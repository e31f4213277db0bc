/** To be described. */
@NullMarked
package io.bihuan.benchmarks;

import org.jspecify.annotations.NullMarked;
