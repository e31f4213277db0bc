package io.bihuan.engine;

/**
 * Why a frame, or one item in it, could not be read.
 *
 * @param code stable and short, for counting, for example {@code CHECKSUM}
 * @param field the field at fault, or empty
 * @param offset the byte offset within the frame, −1 when unknown
 * @param detail a sentence for people
 */
public record FrameRejection(String code, String field, int offset, String detail) {}
