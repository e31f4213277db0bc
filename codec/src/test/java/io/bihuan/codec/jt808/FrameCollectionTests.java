package io.bihuan.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every recorded frame of the collection, at the level of bytes; its fields are compared by the decoder's tests. */
class FrameCollectionTests {
    @Test
    void decodesEveryValidFrameToAMessageItKnows() {
        List<String> failures = new ArrayList<>();
        FrameCollection.rows().filter(row -> row.valid() || row.bodyOnly()).forEach(row -> {
            try {
                Jt808Message message = message(row);
                if (message instanceof Unknown || message.id() != row.messageId()) {
                    failures.add(row + ": " + message);
                }
            } catch (Jt808Rejection rejection) {
                failures.add(row + ": " + rejection.getMessage());
            }
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void tellsTheEditionEveryFrameIsFiledUnder() {
        List<String> failures = new ArrayList<>();
        FrameCollection.rows()
                .filter(row -> row.valid() && row.protocol().startsWith("JT808"))
                .forEach(row -> {
                    Jt808Edition edition = Jt808Codec.edition(Jt808Framing.read(row.bytes()), null);
                    if (!row.protocol().endsWith(edition.year())) {
                        failures.add(row + ": " + edition);
                    }
                });
        assertThat(failures).isEmpty();
    }

    @Test
    void rejectsEveryInvalidFrameForTheReasonGiven() {
        List<String> failures = new ArrayList<>();
        FrameCollection.rows()
                .filter(row -> row.verdict().startsWith("invalid"))
                .forEach(row -> {
                    Jt808Rejection.Code expected = row.verdict().contains("xor")
                            ? Jt808Rejection.Code.CHECKSUM
                            : Jt808Rejection.Code.BODY_LENGTH;
                    Jt808Rejection rejection =
                            catchThrowableOfType(Jt808Rejection.class, () -> Jt808Framing.read(row.bytes()));
                    if (rejection == null || rejection.code() != expected) {
                        failures.add(row + ": " + rejection);
                    }
                });
        assertThat(failures).isEmpty();
    }

    /** Padding and reserved bytes are not kept, so a few frames come back in another shape but with the same meaning. */
    @Test
    void encodesEveryDecodedFrameToTheRecordedBytesOrOnesThatMeanTheSame() {
        List<String> reshaped = new ArrayList<>();
        List<FrameCollection.Row> rows =
                FrameCollection.rows().filter(row -> row.valid()).toList();
        for (FrameCollection.Row row : rows) {
            Jt808Frame frame = Jt808Framing.read(row.bytes());
            Jt808Message message = Jt808Codec.decode(frame, null);
            Jt808Edition edition = Jt808Codec.edition(frame, null);
            byte[] again = Jt808Codec.encodeFrame(frame.header(), Jt808Codec.encodeBody(message, edition));
            if (!Arrays.equals(again, row.bytes())) {
                reshaped.add(row.toString());
                assertThat(Jt808Codec.decode(Jt808Framing.read(again), edition))
                        .as(row.toString())
                        .usingRecursiveComparison()
                        .isEqualTo(message);
            }
        }
        assertThat(reshaped).hasSizeLessThan(rows.size() / 10);
    }

    private static Jt808Message message(FrameCollection.Row row) {
        if (row.bodyOnly()) {
            return Jt808Codec.decodeBody(row.messageId(), row.bytes(), Jt808Edition.V2013);
        }
        return Jt808Codec.decode(Jt808Framing.read(row.bytes()), null);
    }
}
