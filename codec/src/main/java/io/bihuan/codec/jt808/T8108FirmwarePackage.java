package io.bihuan.codec.jt808;

/**
 * A firmware to install (from 2013, clause 8.19).
 *
 * @param upgradeType 0 terminal, 12 card reader, 52 GNSS module
 * @param makerId the maker, 5 bytes
 * @param version the new version
 * @param data the file
 */
public record T8108FirmwarePackage(int upgradeType, String makerId, String version, byte[] data)
        implements ParameterMessage {
    static T8108FirmwarePackage read(ByteReader in, Jt808Edition edition) {
        int upgradeType = in.u8("upgradeType");
        String makerId = in.padded(5, "makerId");
        String version = in.text8("version");
        long length = in.u32("data");
        if (length > in.remaining()) {
            throw in.wrong("data", length + " bytes announced, " + in.remaining() + " left");
        }
        return new T8108FirmwarePackage(upgradeType, makerId, version, in.bytes((int) length, "data"));
    }

    @Override
    public int id() {
        return 0x8108;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(upgradeType).padded(makerId, 5).text8(version).u32(data.length).bytes(data);
    }
}
