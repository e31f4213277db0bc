package io.bihuan.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;

/** What all message tests do with a recorded frame: every field is compared, then it is written and compared again. */
final class RecordedFrames {
    private RecordedFrames() {}

    /** Hex, with blanks and line ends where they help the reader. */
    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    static void assertFrameBothWays(String recorded, Jt808Edition edition, Jt808Message expected) {
        Jt808Frame frame = Jt808Framing.read(hex(recorded));

        Jt808Message message = Jt808Codec.decode(frame, edition);
        assertThat(message).usingRecursiveComparison().isEqualTo(expected);
        assertThat(Jt808Codec.edition(frame, edition)).isEqualTo(edition);

        Jt808Header header = frame.header();
        byte[] written = Jt808Codec.encode(expected, edition, header.phone(), header.serial())
                .getFirst();
        assertThat(written)
                .asHexString()
                .isEqualTo(HexFormat.of().withUpperCase().formatHex(hex(recorded)));
    }

    /** For messages of which no whole frame is published: the body alone, laid out by hand from the standard. */
    static void assertBodyBothWays(String body, Jt808Edition edition, Jt808Message expected) {
        Jt808Message message = Jt808Codec.decodeBody(expected.id(), hex(body), edition);
        assertThat(message).usingRecursiveComparison().isEqualTo(expected);
        assertThat(Jt808Codec.encodeBody(expected, edition))
                .asHexString()
                .isEqualTo(HexFormat.of().withUpperCase().formatHex(hex(body)));
    }
}
