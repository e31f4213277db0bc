package io.bihuan.codec.jt808;

import org.jspecify.annotations.Nullable;

/**
 * Who drives (clause 8.48). Terminals leave out what they do not know, and some send more than they should, so every
 * field behind the time may be missing.
 *
 * @param status 1 card in, 2 card out; 0 in 2011, which does not say
 * @param time when the card was put in or taken out; null in 2011
 * @param cardResult 0 read, 1 key refused, 2 locked, 3 pulled out, 4 checksum wrong
 * @param name the driver
 * @param certificate number of the certificate of qualification
 * @param issuer who issued it
 * @param validUntilDigits eight digits, YYYYMMDD
 * @param idCard number of the identity card, 2011 and 2019
 */
public record T0702DriverIdentity(
        int status,
        @Nullable DeviceTime time,
        @Nullable Integer cardResult,
        @Nullable String name,
        @Nullable String certificate,
        @Nullable String issuer,
        @Nullable String validUntilDigits,
        @Nullable String idCard)
        implements DriverMessage {

    static T0702DriverIdentity read(ByteReader in, Jt808Edition edition) {
        if (edition.is2011()) {
            String name = in.text8("name");
            String idCard = in.padded(20, "idCard");
            String certificate = in.padded(40, "certificate");
            return new T0702DriverIdentity(0, null, null, name, certificate, in.text8("issuer"), null, idCard);
        }
        int status = in.u8("status");
        DeviceTime time = in.isEmpty() ? null : in.time("time");
        Integer cardResult = in.isEmpty() ? null : (Integer) in.u8("cardResult");
        return new T0702DriverIdentity(
                status,
                time,
                cardResult,
                in.isEmpty() ? null : in.text8("name"),
                in.isEmpty() ? null : in.padded(20, "certificate"),
                in.isEmpty() ? null : in.text8("issuer"),
                in.isEmpty() ? null : in.digits(4, "validUntilDigits"),
                in.isEmpty() || !edition.is2019() ? null : in.padded(Math.min(20, in.remaining()), "idCard"));
    }

    @Override
    public int id() {
        return 0x0702;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        if (edition.is2011()) {
            out.text8(text(name)).padded(text(idCard), 20);
            out.padded(text(certificate), 40).text8(text(issuer));
            return;
        }
        out.u8(status).digits(time == null ? "" : time.digits(), 6);
        if (cardResult != null) {
            out.u8(cardResult);
        }
        if (name != null) {
            out.text8(name).padded(text(certificate), 20).text8(text(issuer)).digits(text(validUntilDigits), 4);
            if (edition.is2019()) {
                out.padded(text(idCard), 20);
            }
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
