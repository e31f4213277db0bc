/** Full-text search over cases. */
@NullMarked
package io.bihuan.server.paper.search;

import org.jspecify.annotations.NullMarked;
