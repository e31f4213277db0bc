package io.bihuan.codec.jt808;

import org.jspecify.annotations.Nullable;

/**
 * Authentication, the first message on every connection (clause 8.11).
 *
 * @param authCode the code the platform gave
 * @param imei the modem's number, 2019 only
 * @param softwareVersion 2019 only
 */
public record T0102Authentication(
        String authCode, @Nullable String imei, @Nullable String softwareVersion) implements SessionMessage {
    static T0102Authentication read(ByteReader in, Jt808Edition edition) {
        if (!edition.is2019()) {
            return new T0102Authentication(in.textToEnd("authCode"), null, null);
        }
        String authCode = in.text8("authCode");
        String imei = in.isEmpty() ? null : in.padded(15, "imei");
        return new T0102Authentication(
                authCode, imei, in.isEmpty() ? null : in.padded(Math.min(20, in.remaining()), "softwareVersion"));
    }

    @Override
    public int id() {
        return 0x0102;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        if (!edition.is2019()) {
            out.textToEnd(authCode, edition);
            return;
        }
        out.text8(authCode);
        if (imei != null) {
            out.padded(imei, 15).padded(softwareVersion == null ? "" : softwareVersion, 20);
        }
    }
}
