package io.bihuan.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever arrives, the answer is a message or a rejection: no other exception, no endless loop, no memory out of
 * proportion. The seeds are fixed, so a failure can be run again.
 */
class AnyBytesTests {
    private static final int[] KNOWN_IDS =
            IntStream.range(0, 0x10000).filter(Jt808Codec::isKnown).toArray();

    @Test
    void givesAMessageOrARejectionForAnyBodyOfAnyMessage() {
        Random random = new Random(1);
        int messages = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] body = new byte[random.nextInt(random.nextBoolean() ? 40 : 300)];
            random.nextBytes(body);
            thinOut(body, random);
            Jt808Edition edition = Jt808Edition.values()[random.nextInt(3)];
            messages += decodes(KNOWN_IDS[i % KNOWN_IDS.length], body, edition) ? 1 : 0;
        }
        assertThat(messages).isGreaterThan(20_000);
    }

    @Test
    void givesAMessageOrARejectionForEveryPrefixAndEveryChangedByteOfARecordedBody() {
        Random random = new Random(2);
        FrameCollection.rows().filter(row -> row.valid()).forEach(row -> {
            Jt808Frame frame = Jt808Framing.read(row.bytes());
            Jt808Edition edition = Jt808Codec.edition(frame, null);
            for (int length = 0; length < frame.body().length; length++) {
                byte[] body = java.util.Arrays.copyOf(frame.body(), length);
                decodes(frame.header().messageId(), body, edition);
                byte[] changed = frame.body().clone();
                changed[length] = (byte) random.nextInt(256);
                decodes(frame.header().messageId(), changed, edition);
            }
        });
    }

    @Test
    void writesBackWhateverItCouldRead() {
        Random random = new Random(3);
        int written = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] body = new byte[random.nextInt(120)];
            random.nextBytes(body);
            thinOut(body, random);
            int id = KNOWN_IDS[i % KNOWN_IDS.length];
            Jt808Edition edition = Jt808Edition.values()[random.nextInt(3)];
            try {
                Jt808Message message = Jt808Codec.decodeBody(id, body, edition);
                Jt808Codec.encodeBody(message, edition);
                written++;
            } catch (Jt808Rejection rejection) {
                assertThat(rejection.field()).isNotBlank();
            } catch (IllegalArgumentException tooLong) {
                // Bytes that are no GBK become a replacement character, which can take more room than the field has.
                assertThat(tooLong.getMessage()).containsAnyOf("more than", "does not fit");
            }
        }
        assertThat(written).isGreaterThan(10_000);
    }

    @Test
    void givesAFrameOrARejectionForAnyStream() {
        Random random = new Random(4);
        List<Integer> counts = new ArrayList<>(List.of(0, 0));
        Jt808Splitter splitter = new Jt808Splitter();
        for (int i = 0; i < 20_000; i++) {
            byte[] chunk = new byte[random.nextInt(200)];
            random.nextBytes(chunk);
            for (int j = 0; j < chunk.length; j += 1 + random.nextInt(60)) {
                chunk[j] = random.nextBoolean() ? Jt808Framing.DELIMITER_BYTE : 0x7D;
            }
            splitter.feed(chunk, 0, chunk.length, sink(counts));
            assertThat(splitter.pendingBytes()).isLessThanOrEqualTo(Jt808Framing.MAX_ESCAPED_BYTES);
        }
        assertThat(counts.get(0)).isGreaterThan(10_000);
    }

    private static Jt808Splitter.Sink sink(List<Integer> counts) {
        return new Jt808Splitter.Sink() {
            @Override
            public void frame(byte[] buffer, int from, int to) {
                counts.set(0, counts.get(0) + 1);
                try {
                    Jt808Framing.open(buffer, from, to);
                } catch (Jt808Rejection rejection) {
                    assertThat(rejection.detail()).isNotBlank();
                }
            }

            @Override
            public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
                counts.set(1, counts.get(1) + 1);
            }
        };
    }

    /** Counts and lengths of random bytes are mostly absurd: zeros let some of them come true. */
    private static void thinOut(byte[] body, Random random) {
        int kept = random.nextInt(8);
        for (int i = 0; i < body.length; i++) {
            if (random.nextInt(8) > kept) {
                body[i] = (byte) random.nextInt(3);
            }
        }
    }

    private static boolean decodes(int id, byte[] body, Jt808Edition edition) {
        try {
            assertThat(Jt808Codec.decodeBody(id, body, edition).id()).isEqualTo(id);
            return true;
        } catch (Jt808Rejection rejection) {
            return false;
        } catch (RuntimeException e) {
            return fail("%04X %s %s".formatted(id, edition, HexFormat.of().formatHex(body)), e);
        }
    }
}
