/** Measures the product: the codec alone, the sockets alone, the engine alone, and the whole way of a fix. */
@NullMarked
package io.bihuan.benchmarks;

import org.jspecify.annotations.NullMarked;
