package io.bihuan.codec.jt808;

/**
 * How the upgrade went (from 2013, clause 8.20).
 *
 * @param upgradeType 0 terminal, 12 card reader, 52 GNSS module, 0x64 to 0x67 active-safety units
 * @param result 0 done, 1 failed, 2 cancelled, 0x10 to 0x13 why an active-safety unit refused
 */
public record T0108UpgradeResult(int upgradeType, int result) implements ParameterMessage {
    static T0108UpgradeResult read(ByteReader in, Jt808Edition edition) {
        return new T0108UpgradeResult(in.u8("upgradeType"), in.u8("result"));
    }

    @Override
    public int id() {
        return 0x0108;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(upgradeType);
        out.u8(result);
    }
}
