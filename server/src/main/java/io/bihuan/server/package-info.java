/** The application: what people see and do, and the sockets terminals speak to. One package per feature. */
@NullMarked
package io.bihuan.server;

import org.jspecify.annotations.NullMarked;
