package io.bihuan.codec.jt808;

/**
 * One extra item of a position report (clause 8.18, table 27): id, length, value. An item is read only when both its id
 * and its length are those of the table, because vendors reuse ids with other layouts; all others are kept raw.
 */
public sealed interface LocationExtra permits StandardExtra, ActiveSafetyExtra, UnknownExtra, TruncatedExtra {
    /** The item's id, 0 to 255. */
    int id();

    /** Writes the value, without id and length. */
    void writeValue(ByteWriter out);
}
