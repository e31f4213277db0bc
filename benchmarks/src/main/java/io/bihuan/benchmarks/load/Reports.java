package io.bihuan.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Position reports (0x0200, 28-byte body, header of 2013) of one vehicle, each different from the one before and ten
 * seconds of device time later. The frame is encoded once and patched in place: serial, place, speed, heading, time and
 * checksum. Belongs to one thread.
 */
public final class Reports {
    /** The longest a frame can get, every byte escaped. */
    public static final int LONGEST_FRAME = 2 + 2 * (12 + 28 + 1);

    private static final int BODY = 12;
    private static final int DAY_SECONDS = 86_400;
    /** GNSS noise is around two metres. */
    private static final int NOISE_MICRODEGREES = 20;

    private static final byte[] BCD = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            BCD[i] = (byte) (i / 10 << 4 | i % 10);
        }
    }

    private final byte[] content = new byte[BODY + 28];
    private final Course course;
    private final int homeLatitude;
    private final int homeLongitude;
    private LocalDate day;
    private int secondOfDay;
    private int serial;
    private int point;
    private int noise;

    /**
     * Reports of one of many vehicles.
     *
     * @param number which vehicle, 0 to 999,999
     * @param firstDay the day of the first report, by the device's clock
     */
    public Reports(Course course, int number, LocalDate firstDay) {
        this.course = course;
        this.day = firstDay;
        this.secondOfDay = number % DAY_SECONDS;
        this.point = number * 37;
        this.noise = 0x9E3779B9 ^ number * 0x85EBCA6B | 1;
        this.homeLatitude = 36_100_000 + number % 997 * 731;
        this.homeLongitude = 120_300_000 + number % 991 * 877;
        content[0] = 0x02;
        content[3] = 28;
        byte[] phone = phone(number).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 6; i++) {
            content[4 + i] = (byte) (phone[2 * i] - '0' << 4 | phone[2 * i + 1] - '0');
        }
        content[BODY + 7] = 0x03;
        i16(BODY + 16, 40);
        date();
    }

    /** A course all vehicles of one run share. */
    public static Course course(long seed) {
        return new Course(seed);
    }

    /** The terminal number of a vehicle, 12 digits. */
    public static String phone(int number) {
        return "0139%08d".formatted(number);
    }

    /** The plate of a vehicle. */
    public static String plate(int number) {
        return "鲁B%05d".formatted(number);
    }

    /** The serial the next report will carry. */
    public int nextSerial() {
        return serial;
    }

    /** Makes this vehicle's next report and returns it as content: header and body without escapes; a fresh array. */
    public byte[] nextContent() {
        advance();
        return content.clone();
    }

    /** Makes the next report and writes it as a whole frame from {@code at}; returns where it ends. */
    public int nextFrame(byte[] out, int at) {
        advance();
        int checksum = 0;
        int to = at;
        out[to++] = 0x7E;
        for (byte b : content) {
            checksum ^= b;
            to = escaped(out, to, b);
        }
        to = escaped(out, to, (byte) checksum);
        out[to++] = 0x7E;
        return to;
    }

    private static int escaped(byte[] out, int at, byte b) {
        if (b == 0x7E || b == 0x7D) {
            out[at] = 0x7D;
            out[at + 1] = (byte) (b == 0x7E ? 2 : 1);
            return at + 2;
        }
        out[at] = b;
        return at + 1;
    }

    private void advance() {
        i16(10, serial);
        serial = serial + 1 & 0xFFFF;
        int leg = Course.leg(point);
        int turned = Course.isWayBack(point) ? 180 : 0;
        i32(BODY + 8, homeLatitude + course.northMicrodegrees[leg] + noise());
        i32(BODY + 12, homeLongitude + course.eastMicrodegrees[leg] + noise());
        i16(BODY + 18, course.speedDecikmh[leg]);
        i16(BODY + 20, (course.directionDegrees[leg] + turned) % 360);
        point++;
        secondOfDay += Course.STEP_SECONDS;
        if (secondOfDay >= DAY_SECONDS) {
            secondOfDay -= DAY_SECONDS;
            day = day.plusDays(1);
            date();
        }
        content[BODY + 25] = BCD[secondOfDay / 3600];
        content[BODY + 26] = BCD[secondOfDay / 60 % 60];
        content[BODY + 27] = BCD[secondOfDay % 60];
    }

    private void date() {
        content[BODY + 22] = BCD[day.getYear() % 100];
        content[BODY + 23] = BCD[day.getMonthValue()];
        content[BODY + 24] = BCD[day.getDayOfMonth()];
    }

    private int noise() {
        noise ^= noise << 13;
        noise ^= noise >>> 17;
        noise ^= noise << 5;
        return (noise >>> 8) % (2 * NOISE_MICRODEGREES + 1) - NOISE_MICRODEGREES;
    }

    private void i16(int at, int value) {
        content[at] = (byte) (value >> 8);
        content[at + 1] = (byte) value;
    }

    private void i32(int at, int value) {
        i16(at, value >> 16);
        i16(at + 2, value);
    }
}
