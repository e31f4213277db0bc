package io.bihuan.codec.jt808;

/**
 * The last item of a report, cut off by the end of the body. It costs itself, never the position before it.
 *
 * @param id the item's id, 0 to 255
 * @param announcedBytes the length it claims, -1 when even that is missing
 * @param raw what there is of its value
 */
public record TruncatedExtra(int id, int announcedBytes, byte[] raw) implements LocationExtra {
    @Override
    public void writeValue(ByteWriter out) {
        out.bytes(raw);
    }
}
