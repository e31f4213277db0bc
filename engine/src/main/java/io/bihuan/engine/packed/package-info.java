/** Compact binary forms: variable-length numbers, rows held in memory, and columns as they are written to disk. */
@NullMarked
package io.bihuan.engine.packed;

import org.jspecify.annotations.NullMarked;
