/**
 * JT/T 808: the words a vehicle terminal and its platform exchange, in the editions of 2011, 2013 and 2019, with the
 * active-safety extension T/JSATL 12.
 *
 * <p>Everything here is a function of bytes. The way in: {@link io.bihuan.codec.jt808.Jt808Splitter} cuts a stream at
 * its delimiters, {@link io.bihuan.codec.jt808.Jt808Framing} unescapes and checks one frame,
 * {@link io.bihuan.codec.jt808.Jt808HeaderView} routes it, {@link io.bihuan.codec.jt808.Jt808Codec} makes a message of
 * it; {@link io.bihuan.codec.jt808.LocationView} reads a position without making anything at all.
 */
@NullMarked
package io.bihuan.codec.jt808;

import org.jspecify.annotations.NullMarked;
