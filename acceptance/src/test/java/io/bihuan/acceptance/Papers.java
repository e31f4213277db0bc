package io.bihuan.acceptance;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Files as people hand them in: photos that say when and where they were taken, papers of one page. */
final class Papers {

    private static final int EXIF_AT = 8;
    private static final int EXIF_DIRECTORY = 50;
    private static final int GPS_DIRECTORY = 90;
    private static final int TIME_AT = 150;
    private static final int OFFSET_AT = 170;
    private static final int LATITUDE_AT = 180;
    private static final int LONGITUDE_AT = 204;
    private static final int TIFF_BYTES = 228;
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);

    private Papers() {}

    /**
     * A photo from a telephone.
     *
     * @param at degrees of longitude and latitude north and east, none when empty
     */
    static FilePayload photo(String name, Instant taken, List<Double> at) {
        byte[] picture = picture();
        byte[] note = note(taken, at);
        ByteBuffer jpeg = ByteBuffer.allocate(picture.length + note.length + 10);
        jpeg.put(picture, 0, 2);
        jpeg.putShort((short) 0xFFE1).putShort((short) (note.length + 8));
        jpeg.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(note);
        jpeg.put(picture, 2, picture.length - 2);
        return new FilePayload(name + ".jpg", "image/jpeg", jpeg.array());
    }

    /** A paper of one page. */
    static FilePayload document(String name) {
        String page = """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """;
        return new FilePayload(name + ".pdf", "application/pdf", page.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(new Color(120, 150, 160));
        brush.fillRect(0, 0, 320, 240);
        brush.setColor(Color.ORANGE);
        brush.fillOval(90, 60, 140, 120);
        brush.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exif 2.32: the time with its zone, and the place where there is one. */
    private static byte[] note(Instant taken, List<Double> at) {
        ByteBuffer tiff = ByteBuffer.allocate(TIFF_BYTES);
        tiff.put(0, (byte) 'M').put(1, (byte) 'M').putShort(2, (short) 42).putInt(4, EXIF_AT);
        tiff.putShort(EXIF_AT, (short) (at.isEmpty() ? 1 : 2));
        entry(tiff, EXIF_AT, 0, 0x8769, LONG, 1, EXIF_DIRECTORY);
        tiff.putShort(EXIF_DIRECTORY, (short) 2);
        entry(tiff, EXIF_DIRECTORY, 0, 0x9003, ASCII, 20, TIME_AT);
        entry(tiff, EXIF_DIRECTORY, 1, 0x9011, ASCII, 7, OFFSET_AT);
        String local = TIME.format(taken.atOffset(ZoneOffset.ofHours(8)));
        tiff.put(TIME_AT, local.getBytes(StandardCharsets.US_ASCII));
        tiff.put(OFFSET_AT, "+08:00".getBytes(StandardCharsets.US_ASCII));
        if (!at.isEmpty()) {
            entry(tiff, EXIF_AT, 1, 0x8825, LONG, 1, GPS_DIRECTORY);
            tiff.putShort(GPS_DIRECTORY, (short) 4);
            entry(tiff, GPS_DIRECTORY, 0, 1, ASCII, 2, 'N' << 24);
            entry(tiff, GPS_DIRECTORY, 1, 2, RATIONAL, 3, LATITUDE_AT);
            entry(tiff, GPS_DIRECTORY, 2, 3, ASCII, 2, 'E' << 24);
            entry(tiff, GPS_DIRECTORY, 3, 4, RATIONAL, 3, LONGITUDE_AT);
            degrees(tiff, LATITUDE_AT, at.getLast());
            degrees(tiff, LONGITUDE_AT, at.getFirst());
        }
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int directory, int index, int tag, int type, int count, int value) {
        int at = directory + 2 + index * 12;
        tiff.putShort(at, (short) tag).putShort(at + 2, (short) type);
        tiff.putInt(at + 4, count).putInt(at + 8, value);
    }

    /** Millionths of a degree; no minutes, no seconds. */
    private static void degrees(ByteBuffer tiff, int at, double degrees) {
        tiff.putInt(at, (int) Math.round(degrees * 1_000_000)).putInt(at + 4, 1_000_000);
        tiff.putInt(at + 8, 0).putInt(at + 12, 1).putInt(at + 16, 0).putInt(at + 20, 1);
    }
}
