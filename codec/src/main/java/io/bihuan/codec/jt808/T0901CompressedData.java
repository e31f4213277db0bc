package io.bihuan.codec.jt808;

/**
 * Compressed data (clause 8.63). It is kept compressed: what is inside is not laid down, and inflating is the
 * caller's to bound.
 *
 * @param gzip the compressed bytes
 */
public record T0901CompressedData(byte[] gzip) implements DataMessage {
    static T0901CompressedData read(ByteReader in, Jt808Edition edition) {
        long length = in.u32("gzip");
        if (length > in.remaining()) {
            throw in.wrong("gzip", length + " bytes announced, " + in.remaining() + " left");
        }
        return new T0901CompressedData(in.bytes((int) length, "gzip"));
    }

    @Override
    public int id() {
        return 0x0901;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u32(gzip.length).bytes(gzip);
    }
}
