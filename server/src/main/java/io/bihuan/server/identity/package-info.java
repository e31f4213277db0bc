/** Organisations, grids, people, their roles, and how they log in. */
@NullMarked
package io.bihuan.server.identity;

import org.jspecify.annotations.NullMarked;
