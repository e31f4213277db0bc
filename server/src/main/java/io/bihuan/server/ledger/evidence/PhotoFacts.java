package io.bihuan.server.ledger.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a photo says of itself: when and where it was taken (Exif 2.32, in a JPEG's APP1 segment). Whatever does not read
 * is taken for not said: a photo with a broken note is still a photo.
 *
 * @param takenAt the camera's clock; without a zone of its own, in the zone of the installation
 */
public record PhotoFacts(
        @Nullable Instant takenAt,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees) {

    private static final PhotoFacts NONE = new PhotoFacts(null, null, null);
    private static final int MOST_HEAD_BYTES = 256 * 1024;
    private static final int MOST_ENTRIES = 500;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);

    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int GPS_DIRECTORY = 0x8825;
    private static final int TIME_TAKEN = 0x9003;
    private static final int TIME_OFFSET = 0x9011;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE = 4;

    /** Reads the facts of a file; none for anything but a JPEG. */
    public static PhotoFacts read(Path file, ZoneId zone) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(MOST_HEAD_BYTES), zone);
        } catch (IOException e) {
            return NONE;
        }
    }

    static PhotoFacts read(byte[] head, ZoneId zone) {
        try {
            ByteBuffer tiff = exif(ByteBuffer.wrap(head));
            return tiff == null ? NONE : facts(tiff, zone);
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException e) {
            return NONE;
        }
    }

    /** The TIFF structure inside the first APP1 segment that holds Exif. */
    private static @Nullable ByteBuffer exif(ByteBuffer jpeg) {
        if ((jpeg.getShort(0) & 0xFFFF) != 0xFFD8) {
            return null;
        }
        int at = 2;
        while (at + 4 <= jpeg.limit() && (jpeg.get(at) & 0xFF) == 0xFF) {
            int marker = jpeg.get(at + 1) & 0xFF;
            int length = jpeg.getShort(at + 2) & 0xFFFF;
            if (marker == 0xDA || length < 2) {
                return null;
            }
            if (marker == 0xE1 && length > EXIF.length + 8 && holds(jpeg, at + 4)) {
                int begin = at + 4 + EXIF.length;
                int end = Math.min(jpeg.limit(), at + 2 + length);
                return jpeg.slice(begin, end - begin);
            }
            at += 2 + length;
        }
        return null;
    }

    private static boolean holds(ByteBuffer jpeg, int at) {
        for (int i = 0; i < EXIF.length; i++) {
            if (jpeg.get(at + i) != EXIF[i]) {
                return false;
            }
        }
        return true;
    }

    private static PhotoFacts facts(ByteBuffer tiff, ZoneId zone) {
        tiff.order((tiff.get(0) & 0xFF) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (tiff.getShort(2) != 42) {
            return NONE;
        }
        Map<Integer, Integer> main = directory(tiff, tiff.getInt(4));
        Integer exifAt = main.get(EXIF_DIRECTORY);
        Integer gpsAt = main.get(GPS_DIRECTORY);
        Map<Integer, Integer> exif = exifAt == null ? Map.of() : directory(tiff, tiff.getInt(exifAt + 8));
        Map<Integer, Integer> gps = gpsAt == null ? Map.of() : directory(tiff, tiff.getInt(gpsAt + 8));
        Double latitude = degrees(tiff, gps, LATITUDE, 'S', 90);
        Double longitude = degrees(tiff, gps, LONGITUDE, 'W', 180);
        boolean placed = latitude != null && longitude != null;
        return new PhotoFacts(taken(tiff, exif, zone), placed ? longitude : null, placed ? latitude : null);
    }

    /** Where each tag's entry lies. */
    private static Map<Integer, Integer> directory(ByteBuffer tiff, int at) {
        var entries = new HashMap<Integer, Integer>();
        int count = Math.min(MOST_ENTRIES, tiff.getShort(at) & 0xFFFF);
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + i * 12;
            entries.put(tiff.getShort(entry) & 0xFFFF, entry);
        }
        return entries;
    }

    private static String text(ByteBuffer tiff, int entry) {
        int count = Math.clamp(tiff.getInt(entry + 4), 0, 64);
        int at = count > 4 ? tiff.getInt(entry + 8) : entry + 8;
        var text = new byte[count];
        tiff.get(at, text);
        return new String(text, StandardCharsets.US_ASCII).replace("\0", "").strip();
    }

    private static @Nullable Instant taken(ByteBuffer tiff, Map<Integer, Integer> exif, ZoneId zone) {
        Integer time = exif.get(TIME_TAKEN);
        if (time == null) {
            return null;
        }
        Integer offset = exif.get(TIME_OFFSET);
        try {
            LocalDateTime local = LocalDateTime.parse(text(tiff, time), TIME);
            return offset == null ? local.atZone(zone).toInstant() : local.toInstant(ZoneOffset.of(text(tiff, offset)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Degrees from three fractions, negative for the given letter of the tag before. */
    private static @Nullable Double degrees(
            ByteBuffer tiff, Map<Integer, Integer> gps, int tag, char negative, int most) {
        Integer entry = gps.get(tag);
        Integer letter = gps.get(tag - 1);
        if (entry == null || letter == null || tiff.getInt(entry + 4) != 3) {
            return null;
        }
        int at = tiff.getInt(entry + 8);
        double degrees = fraction(tiff, at) + fraction(tiff, at + 8) / 60 + fraction(tiff, at + 16) / 3600;
        if (!(degrees >= 0 && degrees <= most)) {
            return null;
        }
        return text(tiff, letter).startsWith(String.valueOf(negative)) ? -degrees : degrees;
    }

    private static double fraction(ByteBuffer tiff, int at) {
        double above = tiff.getInt(at) & 0xFFFFFFFFL;
        double below = tiff.getInt(at + 4) & 0xFFFFFFFFL;
        return below == 0 ? Double.NaN : above / below;
    }
}
