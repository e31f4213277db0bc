/** Whether memory, files and threads stay where they are under load and under companions that mean harm. */
@NullMarked
package io.bihuan.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
