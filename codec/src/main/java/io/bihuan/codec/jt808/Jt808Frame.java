package io.bihuan.codec.jt808;

/**
 * One frame, unescaped and checked.
 *
 * @param header the header
 * @param body the body of this packet, {@code header.bodyLength()} bytes, not copied
 */
public record Jt808Frame(Jt808Header header, byte[] body) {}
