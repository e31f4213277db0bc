/** The registers' endpoints. */
@NullMarked
package io.bihuan.server.register.web;

import org.jspecify.annotations.NullMarked;
