/** A fleet in one thread: many JT/T 808 connections that report as fast as they are acknowledged, or at a given pace. */
@NullMarked
package io.bihuan.benchmarks.load;

import org.jspecify.annotations.NullMarked;
