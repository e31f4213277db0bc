package io.bihuan.codec.jt808;

/**
 * Registration (clause 8.9). Its length is what tells the edition of 2011 from that of 2013.
 *
 * @param provinceId first two digits of the division code of GB/T 2260
 * @param cityId its last four digits
 * @param makerId the maker, 5 bytes, 11 in 2019
 * @param model 8 bytes in 2011, 20 in 2013, 30 in 2019
 * @param terminalId 7 bytes, 30 in 2019
 * @param plateColour JT/T 415: 1 blue, 2 yellow, 3 black, 4 white, 9 other, 0 no plate; others are kept
 * @param plate the plate, or the frame number (VIN) when the colour is 0
 */
public record T0100Register(
        int provinceId, int cityId, String makerId, String model, String terminalId, int plateColour, String plate)
        implements SessionMessage {
    static T0100Register read(ByteReader in, Jt808Edition edition) {
        return new T0100Register(
                in.u16("provinceId"),
                in.u16("cityId"),
                in.padded(edition.is2019() ? 11 : 5, "makerId"),
                in.padded(modelBytes(edition), "model"),
                in.padded(edition.is2019() ? 30 : 7, "terminalId"),
                in.u8("plateColour"),
                in.textToEnd("plate"));
    }

    @Override
    public int id() {
        return 0x0100;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(provinceId)
                .u16(cityId)
                .padded(makerId, edition.is2019() ? 11 : 5)
                .padded(model, modelBytes(edition), edition.is2011() ? ' ' : '\0')
                .padded(terminalId, edition.is2019() ? 30 : 7)
                .u8(plateColour)
                .textToEnd(plate, edition);
    }

    /**
     * The edition an unversioned registration was written in: 37 bytes and a sane colour at 36 make it 2013, a plausible
     * 2011 layout is tried first where both could be.
     */
    static Jt808Edition editionOf(byte[] body) {
        boolean asOf2013 = body.length >= 37 && isColour(body[36]);
        boolean asOf2011 = body.length >= 25 && isColour(body[24]) && isPrintable(body, 9, 17);
        if (asOf2011 && (!asOf2013 || looksLike2011(body))) {
            return Jt808Edition.V2011;
        }
        return Jt808Edition.V2013;
    }

    /** Both layouts fit: only that of 2011 has text, not padding or an id, from byte 25 on and ends its plate with NUL. */
    private static boolean looksLike2011(byte[] body) {
        return body[body.length - 1] == 0 && body[24] != 0 && isPrintable(body, 25, body.length - 1);
    }

    private static boolean isColour(byte b) {
        return b >= 0 && b <= 9 || b >= 90 && b <= 99;
    }

    /** No control characters: letters, digits and GBK pairs; NUL and blank as padding. */
    private static boolean isPrintable(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] > 0 && body[i] < ' ') {
                return false;
            }
        }
        return true;
    }

    private static int modelBytes(Jt808Edition edition) {
        return switch (edition) {
            case V2011 -> 8;
            case V2013 -> 20;
            case V2019 -> 30;
        };
    }
}
