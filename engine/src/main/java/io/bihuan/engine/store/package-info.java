/** The containers on disk: the key-value store behind a narrow seam, and the formats of chunks and log records. */
@NullMarked
package io.bihuan.engine.store;

import org.jspecify.annotations.NullMarked;
