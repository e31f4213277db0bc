package io.bihuan.server.citizen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the camera was held, from tag 0x0112 of a JPEG's first Exif block. */
final class ExifOrientation {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;

    private ExifOrientation() {}

    /** 1 for upright or unknown, 3 upside down, 6 turned right, 8 turned left. */
    static int of(byte[] jpeg) {
        int place = 2;
        while (place + 4 < jpeg.length && (jpeg[place] & 0xFF) == 0xFF) {
            int marker = jpeg[place + 1] & 0xFF;
            int length = (jpeg[place + 2] & 0xFF) << 8 | jpeg[place + 3] & 0xFF;
            if (marker == 0xE1 && isExif(jpeg, place + 4)) {
                return tag(jpeg, place + 10, Math.min(jpeg.length, place + 2 + length));
            }
            if (marker == 0xDA || length < 2) {
                return UPRIGHT;
            }
            place += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean isExif(byte[] jpeg, int at) {
        return at + 6 < jpeg.length
                && jpeg[at] == 'E'
                && jpeg[at + 1] == 'x'
                && jpeg[at + 2] == 'i'
                && jpeg[at + 3] == 'f';
    }

    private static int tag(byte[] jpeg, int from, int to) {
        if (to - from < 8) {
            return UPRIGHT;
        }
        ByteBuffer tiff = ByteBuffer.wrap(jpeg, from, to - from).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 14 + i * 12 <= tiff.limit(); i++) {
            int entry = directory + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                return tiff.getShort(entry + 8) & 0xFFFF;
            }
        }
        return UPRIGHT;
    }
}
