/** Requests of every kind, made up by the fuzzer and sent to the whole application over a real socket. */
@NullMarked
package io.bihuan.server.http.fuzz;

import org.jspecify.annotations.NullMarked;
