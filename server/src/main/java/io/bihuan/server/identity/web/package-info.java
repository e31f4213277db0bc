/** The interface to organisations, grids, people, sessions and tokens. */
@NullMarked
package io.bihuan.server.identity.web;

import org.jspecify.annotations.NullMarked;
