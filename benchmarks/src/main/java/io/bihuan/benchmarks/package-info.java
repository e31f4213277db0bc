/**
 * How fast Bihuan is: decoding alone (JMH), the layers one by one, and the whole server over real sockets. Compiled with
 * every build, run by hand with {@code ./bihuan bench}; figures stand in docs/benchmarks.md.
 */
@NullMarked
package io.bihuan.benchmarks;

import org.jspecify.annotations.NullMarked;
