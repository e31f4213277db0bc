package io.bihuan.codec.jt808;

/**
 * Reads a position report in place: {@code body[offset, offset + 28)} is the fixed part of a 0x0200 body (or of an item
 * of 0x0704, or what follows the acknowledged serial in 0x0201). Nothing is allocated; this is the way of the hot path.
 *
 * <pre>
 *   0       4        8          12          16         18     20          22          28
 *   +-------+--------+----------+-----------+----------+------+-----------+-----------+--------
 *   | alarm | status | latitude | longitude | altitude | speed| direction | YYMMDDhms | extras
 *   +-------+--------+----------+-----------+----------+------+-----------+-----------+--------
 * </pre>
 *
 * The caller must have checked that 28 bytes are there.
 */
public final class LocationView {
    /** Bytes of the fixed part. */
    public static final int FIXED_BYTES = 28;

    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;

    private LocationView() {}

    /** The alarm word; bit meanings in docs/protocols/jt808.md. */
    public static int alarmBits(byte[] body, int offset) {
        return i32(body, offset);
    }

    /** The status word; bit 0 ignition, 1 position valid, 2 south, 3 west, 10 fuel cut, 11 circuit cut. */
    public static int statusBits(byte[] body, int offset) {
        return i32(body, offset + 4);
    }

    /** Latitude in millionths of a degree, negative in the south. */
    public static int latitudeMicrodegrees(byte[] body, int offset) {
        int magnitude = i32(body, offset + 8);
        return (body[offset + 7] & SOUTH) == 0 ? magnitude : -magnitude;
    }

    /** Longitude in millionths of a degree, negative in the west. */
    public static int longitudeMicrodegrees(byte[] body, int offset) {
        int magnitude = i32(body, offset + 12);
        return (body[offset + 7] & WEST) == 0 ? magnitude : -magnitude;
    }

    /** Height above sea level in metres, 0 to 65535. */
    public static int altitudeMetres(byte[] body, int offset) {
        return Jt808HeaderView.u16(body, offset + 16);
    }

    /** Speed in tenths of a kilometre per hour. */
    public static int speedDecikmh(byte[] body, int offset) {
        return Jt808HeaderView.u16(body, offset + 18);
    }

    /** Heading in degrees, north 0, clockwise. */
    public static int directionDegrees(byte[] body, int offset) {
        return Jt808HeaderView.u16(body, offset + 20);
    }

    /** The device's time as milliseconds since 1970, or -1 when it is not a time. */
    public static long epochMillis(byte[] body, int offset) {
        return DeviceTime.epochMillis(body, offset + 22);
    }

    /**
     * Walks the extra items between the fixed part and {@code end}. Reuse one instance per thread: {@link #over} starts
     * anew.
     */
    public static final class Extras {
        private byte[] body = new byte[0];
        private int next;
        private int end;
        private int id;
        private int offset;
        private int length;
        private boolean truncated;

        /** Starts before the first item of {@code body[from, to)}. */
        public Extras over(byte[] items, int from, int to) {
            body = items;
            next = from;
            end = to;
            truncated = false;
            return this;
        }

        /** Steps to the next whole item; false at the end and at an item that is cut off. */
        public boolean next() {
            if (end - next < 2) {
                truncated = next != end;
                return false;
            }
            id = body[next] & 0xFF;
            length = body[next + 1] & 0xFF;
            offset = next + 2;
            if (length > end - offset) {
                truncated = true;
                return false;
            }
            next = offset + length;
            return true;
        }

        /** The item's id, 0 to 255. */
        public int id() {
            return id;
        }

        /** Where the item's value starts in the body. */
        public int offset() {
            return offset;
        }

        /** Bytes of the item's value. */
        public int length() {
            return length;
        }

        /** After {@link #next} returned false: whether bytes of a cut-off item were left, from {@link #rest} on. */
        public boolean truncated() {
            return truncated;
        }

        /** Where the next item, or the cut-off one, starts. */
        public int rest() {
            return next;
        }
    }

    private static int i32(byte[] bytes, int at) {
        return Jt808HeaderView.u16(bytes, at) << 16 | Jt808HeaderView.u16(bytes, at + 2);
    }
}
