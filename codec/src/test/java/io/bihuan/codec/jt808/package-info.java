/** Tests of JT/T 808: recorded frames, one rejection per rule, exact encoding, any bytes at all. */
@NullMarked
package io.bihuan.codec.jt808;

import org.jspecify.annotations.NullMarked;
