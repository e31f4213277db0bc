package io.bihuan.server.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bihuan.server.ledger.LedgerFixture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhotoFactsTests {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int APP1_AT = 2;
    private static final int TIFF_AT = 12;

    /** A JPEG head with one Exif segment: taken 2026-11-22 09:30:00 at 38°18′36″ N, 116°50′24″ E. */
    private static byte[] photo(ByteOrder order) {
        var tiff = ByteBuffer.allocate(400).order(order);
        tiff.put(0, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        tiff.put(1, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        tiff.putShort(2, (short) 42);
        tiff.putInt(4, 8);
        tiff.putShort(8, (short) 2);
        entry(tiff, 10, 0x8769, 4, 1, 50);
        entry(tiff, 22, 0x8825, 4, 1, 80);
        tiff.putShort(50, (short) 1);
        entry(tiff, 52, 0x9003, 2, 20, 300);
        tiff.put(300, "2026:11:22 09:30:00\0".getBytes(StandardCharsets.US_ASCII));
        tiff.putShort(80, (short) 4);
        entry(tiff, 82, 1, 2, 2, 0);
        tiff.put(82 + 8, (byte) 'N');
        entry(tiff, 94, 2, 5, 3, 200);
        entry(tiff, 106, 3, 2, 2, 0);
        tiff.put(106 + 8, (byte) 'E');
        entry(tiff, 118, 4, 5, 3, 224);
        fractions(tiff, 200, 38, 18, 36);
        fractions(tiff, 224, 116, 50, 24);
        var jpeg = ByteBuffer.allocate(TIFF_AT + 400 + 4);
        jpeg.putShort(0, (short) 0xFFD8);
        jpeg.putShort(APP1_AT, (short) 0xFFE1);
        jpeg.putShort(APP1_AT + 2, (short) (400 + 8));
        jpeg.put(6, "Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        jpeg.put(TIFF_AT, tiff.array());
        return jpeg.array();
    }

    private static void entry(ByteBuffer tiff, int at, int tag, int type, int count, int value) {
        tiff.putShort(at, (short) tag);
        tiff.putShort(at + 2, (short) type);
        tiff.putInt(at + 4, count);
        tiff.putInt(at + 8, value);
    }

    private static void fractions(ByteBuffer tiff, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            tiff.putInt(at + i * 8, values[i] * 10);
            tiff.putInt(at + i * 8 + 4, 10);
        }
    }

    @Test
    void readsTimeAndPlaceInEitherByteOrder() {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            PhotoFacts facts = PhotoFacts.read(photo(order), BEIJING);
            assertThat(facts.takenAt()).isEqualTo(Instant.parse("2026-11-22T01:30:00Z"));
            assertThat(facts.latitudeDegrees()).isCloseTo(38.31, within(1e-9));
            assertThat(facts.longitudeDegrees()).isCloseTo(116.84, within(1e-9));
        }
    }

    @Test
    void saysNothingForWhatIsNoPhoto() {
        assertThat(PhotoFacts.read(new byte[0], BEIJING).takenAt()).isNull();
        assertThat(PhotoFacts.read("%PDF-1.7 and more".getBytes(StandardCharsets.US_ASCII), BEIJING)
                        .takenAt())
                .isNull();
        assertThat(PhotoFacts.read(LedgerFixture.jpeg("x"), BEIJING).takenAt()).isNull();
    }

    @Test
    void endsOnAnyBytes() {
        byte[] good = photo(ByteOrder.BIG_ENDIAN);
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j <= random.nextInt(6); j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            PhotoFacts facts = PhotoFacts.read(bad, BEIJING);
            Double latitude = facts.latitudeDegrees();
            assertThat(latitude == null || Math.abs(latitude) <= 90).isTrue();
        }
    }
}
