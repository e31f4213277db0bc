package io.bihuan.codec.jt808;

/**
 * The place of one packet in a message that did not fit into one (clause 4.4.3).
 *
 * @param total how many packets the message has
 * @param index which one this is, from 1
 */
public record Fragment(int total, int index) {}
