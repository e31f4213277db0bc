package io.bihuan.codec.jt808;

/**
 * What the terminal is (from 2013, clause 8.18).
 *
 * @param terminalTypeBits 0 passenger, 1 dangerous goods, 2 freight, 3 taxi, 6 hard-disk video, 7 split unit, 8
 *     trailer
 * @param makerId the maker
 * @param model the model
 * @param terminalId the terminal
 * @param iccid the SIM card, 20 digits
 * @param hardwareVersion as the maker writes it
 * @param firmwareVersion as the maker writes it
 * @param gnssBits 0 GPS, 1 BeiDou, 2 GLONASS, 3 Galileo
 * @param communicationBits 0 GPRS, 1 CDMA, 2 TD-SCDMA, 3 WCDMA, 4 CDMA2000, 5 TD-LTE, 7 other
 */
public record T0107Attributes(
        int terminalTypeBits,
        String makerId,
        String model,
        String terminalId,
        String iccid,
        String hardwareVersion,
        String firmwareVersion,
        int gnssBits,
        int communicationBits)
        implements ParameterMessage {
    static T0107Attributes read(ByteReader in, Jt808Edition edition) {
        int terminalTypeBits = in.u16("terminalTypeBits");
        boolean is2019 = edition.is2019();
        return new T0107Attributes(
                terminalTypeBits,
                in.padded(is2019 && hasWideMaker(in) ? 11 : 5, "makerId"),
                in.padded(is2019 ? 30 : 20, "model"),
                in.padded(is2019 ? 30 : 7, "terminalId"),
                in.digits(10, "iccid"),
                in.text8("hardwareVersion"),
                in.text8("firmwareVersion"),
                in.u8("gnssBits"),
                in.u8("communicationBits"));
    }

    @Override
    public int id() {
        return 0x0107;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        boolean is2019 = edition.is2019();
        out.u16(terminalTypeBits)
                .padded(makerId, 5)
                .padded(model, is2019 ? 30 : 20)
                .padded(terminalId, is2019 ? 30 : 7)
                .digits(iccid, 10)
                .text8(hardwareVersion)
                .text8(firmwareVersion)
                .u8(gnssBits)
                .u8(communicationBits);
    }

    /** The text of 2019 says 5 bytes, some terminals send 11: the width with which the whole body adds up is right. */
    private static boolean hasWideMaker(ByteReader in) {
        return !addsUp(in, 5) && addsUp(in, 11);
    }

    private static boolean addsUp(ByteReader in, int makerBytes) {
        int hardware = makerBytes + 30 + 30 + 10;
        if (in.remaining() <= hardware) {
            return false;
        }
        int firmware = hardware + 1 + in.peekU8(hardware);
        return in.remaining() > firmware && firmware + 1 + in.peekU8(firmware) + 2 == in.remaining();
    }
}
