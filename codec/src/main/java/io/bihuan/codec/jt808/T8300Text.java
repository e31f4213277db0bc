package io.bihuan.codec.jt808;

/**
 * A text for the driver (clause 8.24).
 *
 * @param flagBits 2 display, 3 read aloud, 4 advertising screen; 0 urgent until 2013, 0 and 1 the urgency in 2019; 5
 *     navigation or fault code
 * @param textType 2019: 1 notice, 2 service; 0 in the older editions
 * @param text the text
 */
public record T8300Text(int flagBits, int textType, String text) implements TextMessage {
    static T8300Text read(ByteReader in, Jt808Edition edition) {
        return new T8300Text(in.u8("flagBits"), edition.is2019() ? in.u8("textType") : 0, in.textToEnd("text"));
    }

    @Override
    public int id() {
        return 0x8300;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(flagBits);
        if (edition.is2019()) {
            out.u8(textType);
        }
        out.textToEnd(text, edition);
    }
}
