package io.bihuan.codec.jt808;

/**
 * A piece of information (clause 8.31).
 *
 * @param infoType of which service
 * @param text the text
 */
public record T8304InfoService(int infoType, String text) implements TextMessage {
    static T8304InfoService read(ByteReader in, Jt808Edition edition) {
        int infoType = in.u8("infoType");
        if (edition.is2011()) {
            in.u16("totalBytes");
        }
        return new T8304InfoService(infoType, in.text16("text"));
    }

    @Override
    public int id() {
        return 0x8304;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(infoType);
        if (edition.is2011()) {
            out.u16(text.getBytes(ByteReader.GBK).length);
        }
        out.text16(text);
    }
}
