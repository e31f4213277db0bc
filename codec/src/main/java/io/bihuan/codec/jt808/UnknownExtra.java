package io.bihuan.codec.jt808;

/**
 * An extra item that is not in the tables, or has another length than there.
 *
 * @param id the item's id, 0 to 255
 * @param raw its value, not interpreted
 */
public record UnknownExtra(int id, byte[] raw) implements LocationExtra {
    @Override
    public void writeValue(ByteWriter out) {
        out.bytes(raw);
    }
}
