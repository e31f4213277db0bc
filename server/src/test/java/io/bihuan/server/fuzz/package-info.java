/** Coverage-guided fuzzing of everything that reads what strangers write. */
@NullMarked
package io.bihuan.server.fuzz;

import org.jspecify.annotations.NullMarked;
