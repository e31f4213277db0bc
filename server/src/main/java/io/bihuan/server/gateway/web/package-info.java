/** Terminals, bad frames and commands over HTTP. */
@NullMarked
package io.bihuan.server.gateway.web;

import org.jspecify.annotations.NullMarked;
