/** The wire formats Bihuan speaks, one package per standard, as pure functions from bytes to records and back. */
@NullMarked
package io.bihuan.codec;

import org.jspecify.annotations.NullMarked;
