package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitterTests {
    private final List<String> found = new ArrayList<>();
    private final Jt808Splitter splitter = new Jt808Splitter();
    private final Jt808Splitter.Sink sink = new Jt808Splitter.Sink() {
        @Override
        public void frame(byte[] buffer, int from, int to) {
            found.add(HexFormat.of().formatHex(buffer, from, to));
        }

        @Override
        public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
            found.add(rejection.code() + " " + (to - from));
        }
    };

    @Test
    void endsAndStartsFramesAtTwoDelimitersAndAtASharedOne() {
        feed("7E 01 02 7E 7E 03 7E 04 05 7E");

        assertThat(found).containsExactly("0102", "03", "0405");
    }

    @Test
    void joinsAFrameThatComesInPieces() {
        feed("7E 01");
        feed("02");
        assertThat(splitter.pendingBytes()).isEqualTo(2);
        feed("03 7E");

        assertThat(found).containsExactly("010203");
        assertThat(splitter.pendingBytes()).isZero();
    }

    @Test
    void ignoresEmptyFrames() {
        feed("7E 7E 7E 7E");

        assertThat(found).isEmpty();
    }

    @Test
    void rejectsWhatStandsBeforeTheFirstDelimiterOnce() {
        feed("AA BB");
        feed("CC 7E 01 7E");

        assertThat(found).containsExactly("DELIMITER 3", "01");
    }

    @Test
    void reportsARunWithoutDelimiterOnceAndGoesOnAtTheNext() {
        feed("7E");
        for (int i = 0; i < 20; i++) {
            feed("00".repeat(1000));
        }
        assertThat(splitter.pendingBytes()).isLessThanOrEqualTo(Jt808Framing.MAX_ESCAPED_BYTES);
        feed("7E 01 7E");

        assertThat(found).containsExactly("FRAME_TOO_LONG " + Jt808Framing.MAX_ESCAPED_BYTES, "01");
    }

    @Test
    void reportsALongRunInOnePieceToo() {
        feed("7E" + "00".repeat(5000) + "7E 01 7E");

        assertThat(found).containsExactly("FRAME_TOO_LONG " + Jt808Framing.MAX_ESCAPED_BYTES, "01");
    }

    @Test
    void reportsALongRunWhoseEndComesLater() {
        feed("7E" + "00".repeat(2000));
        feed("00".repeat(1000) + "7E 01 7E");

        assertThat(found).containsExactly("FRAME_TOO_LONG " + Jt808Framing.MAX_ESCAPED_BYTES, "01");
    }

    @Test
    void findsTheSameFramesHoweverTheStreamIsCut() {
        Random random = new Random(7);
        byte[] stream = new byte[20_000];
        random.nextBytes(stream);
        for (int i = 0; i < stream.length; i += 1 + random.nextInt(90)) {
            stream[i] = Jt808Framing.DELIMITER_BYTE;
        }
        stream[0] = Jt808Framing.DELIMITER_BYTE;
        splitter.feed(stream, 0, stream.length, sink);
        List<String> whole = List.copyOf(found);

        found.clear();
        Jt808Splitter pieces = new Jt808Splitter();
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(40));
            pieces.feed(Arrays.copyOfRange(stream, from, to), 0, to - from, sink);
            from = to;
        }

        assertThat(found).isEqualTo(whole).hasSizeGreaterThan(100);
    }

    private void feed(String bytes) {
        byte[] chunk = hex(bytes);
        splitter.feed(chunk, 0, chunk.length, sink);
    }
}
