package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bihuan.codec.jt808.Jt808Rejection.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One good frame, and for each rule of the envelope the same frame with one thing wrong. */
class FramingTests {
    private static final String HEARTBEAT = "7E 0002 0000 123456789012 0001 89 7E";

    @Test
    void readsTheHeaderOf2013() {
        assertThat(Jt808Framing.read(hex(HEARTBEAT)).header())
                .isEqualTo(new Jt808Header(2, 0, 0, false, 0, "123456789012", 1, null));
    }

    @Test
    void readsTheHeaderOf2019() {
        assertThat(Jt808Framing.read(hex("7E 0002 4000 01 12345678901234567890 FFFF 43 7E"))
                        .header())
                .isEqualTo(new Jt808Header(2, 0, 0, true, 1, "12345678901234567890", 65535, null));
    }

    @Test
    void readsThePlaceOfAFragment() {
        Jt808Frame frame =
                Jt808Framing.read(hex("7E 8100 6009 01 00000000013912344329 0000 0003 0001 007B0041757468436F E0 7E"));

        assertThat(frame.header())
                .isEqualTo(new Jt808Header(0x8100, 9, 0, true, 1, "00000000013912344329", 0, new Fragment(3, 1)));
        assertThat(Jt808Codec.decode(frame, null))
                .usingRecursiveComparison()
                .isEqualTo(new FragmentPart(0x8100, hex("007B0041757468436F")));
    }

    @Test
    void keepsHexDigitsInTheTerminalNumber() {
        byte[] frame = Jt808Framing.seal(hex("0002 0000 0A1B2C3D4E5F 0001"));

        assertThat(Jt808Framing.read(frame).header().phone()).isEqualTo("0A1B2C3D4E5F");
        assertThat(Jt808Framing.read(frame).header().phoneDigits()).isEqualTo("A1B2C3D4E5F");
    }

    @Test
    void escapesAsTheExampleOfTheStandard() {
        byte[] plain = hex("30 7E 08 7D 55");

        assertThat(Jt808Framing.escape(plain, 0, 5)).isEqualTo(hex("30 7D02 08 7D01 55"));
        assertThat(Jt808Framing.unescape(hex("30 7D02 08 7D01 55"), 0, 7)).isEqualTo(plain);
    }

    @Test
    void unescapesTheChecksumToo() {
        assertThat(Jt808Framing.read(hex("7E 0002 0000 040021679287 002B 7D02 7E"))
                        .header()
                        .serial())
                .isEqualTo(43);
    }

    @Test
    void rejectsFrameWithoutDelimiters() {
        assertRejected("0002 0000 123456789012 0001 89 7E", Code.DELIMITER, "delimiter", 0);
        assertRejected("7E 0002 0000 123456789012 0001 89", Code.DELIMITER, "delimiter", 0);
        assertRejected("7E", Code.DELIMITER, "delimiter", 0);
    }

    @Test
    void rejectsTwoFramesInOne() {
        assertRejected("7E 0002 0000 7E 123456789012 0001 89 7E", Code.DELIMITER, "delimiter", 5);
    }

    @Test
    void rejectsFrameWithWrongChecksum() {
        assertRejected("7E 0002 0000 123456789012 0001 88 7E", Code.CHECKSUM, "checksum", 12);
    }

    @Test
    void rejectsFrameWithWrongEscape() {
        assertRejected("7E 0002 0000 12345678907D03 0001 89 7E", Code.ESCAPE, "frame", 9);
        assertRejected("7E 0002 0000 123456789012 0001 00 7D 7E", Code.ESCAPE, "frame", 13);
    }

    @Test
    void rejectsFrameShorterThanAHeader() {
        assertRejected("7E 0002 0000 1234567890 0001 9B 7E", Code.FRAME_TOO_SHORT, "frame", 12);
        assertRejected("7E 7E", Code.FRAME_TOO_SHORT, "frame", 0);
    }

    @Test
    void rejectsFrameLongerThanAnyCanBe() {
        String body = "00".repeat(Jt808Framing.MAX_ESCAPED_BYTES + 1);
        assertRejected("7E" + body + "7E", Code.FRAME_TOO_LONG, "frame", Jt808Framing.MAX_ESCAPED_BYTES);
    }

    @Test
    void rejectsHeaderThatIsShorterThanItsFlagsSay() {
        assertRejectedContent("0002 4000 123456789012 0001", Code.HEADER_LENGTH, "properties", 2);
        assertRejectedContent("0002 2000 123456789012 0001 0001", Code.HEADER_LENGTH, "properties", 2);
    }

    @Test
    void rejectsBodyOfAnotherLengthThanTheHeaderSays() {
        assertRejectedContent("0002 0001 123456789012 0001", Code.BODY_LENGTH, "bodyLength", 2);
        assertRejectedContent("0002 0000 123456789012 0001 00", Code.BODY_LENGTH, "bodyLength", 2);
    }

    @Test
    void rejectsFragmentOutsideItsTotal() {
        assertRejectedContent("0801 2000 123456789012 0001 0003 0004", Code.FRAGMENT, "fragment", 12);
        assertRejectedContent("0801 2000 123456789012 0001 0003 0000", Code.FRAGMENT, "fragment", 12);
        assertRejectedContent("0801 2000 123456789012 0001 0000 0000", Code.FRAGMENT, "fragment", 12);
    }

    @Test
    void keepsAnEncryptedBodyAsItIs() {
        Jt808Frame frame = Jt808Framing.read(Jt808Framing.seal(hex("0200 0402 123456789012 0001 AABB")));

        assertThat(Jt808Codec.decode(frame, null))
                .usingRecursiveComparison()
                .isEqualTo(new Encrypted(0x0200, hex("AABB")));
    }

    @Test
    void decodesAFragmentedMessageOfOnePacket() {
        Jt808Frame frame =
                Jt808Framing.read(Jt808Framing.seal(hex("0001 2005 123456789012 0001 0001 0001 0007 0002 00")));

        assertThat(Jt808Codec.decode(frame, null)).isEqualTo(new T0001TerminalAck(7, 2, 0));
    }

    @Test
    void cutsALongBodyIntoPacketsThatGoTogetherAgain() {
        byte[] text = "x".repeat(2500).getBytes(ByteReader.GBK);
        List<byte[]> frames = Jt808Codec.encode(new T8900TransparentDown(0x41, text), Jt808Edition.V2013, "1", 0xFFFF);

        List<Jt808Frame> read = frames.stream().map(Jt808Framing::read).toList();
        assertThat(read).extracting(frame -> frame.header().serial()).containsExactly(0xFFFF, 0, 1);
        assertThat(read)
                .extracting(frame -> frame.header().fragment())
                .containsExactly(new Fragment(3, 1), new Fragment(3, 2), new Fragment(3, 3));
        assertThat(read.getFirst().header().phone()).isEqualTo("000000000001");
        byte[] body = Jt808Codec.assemble(
                List.of(read.get(0).body(), read.get(1).body(), read.get(2).body()));
        assertThat(Jt808Codec.decodeBody(0x8900, body, Jt808Edition.V2013))
                .usingRecursiveComparison()
                .isEqualTo(new T8900TransparentDown(0x41, text));
    }

    @Test
    void shortensANumberOf2019ForAnOlderHeader() {
        byte[] frame = Jt808Codec.encode(new T0002Heartbeat(), Jt808Edition.V2013, "00000000013912344329", 1)
                .getFirst();

        assertThat(Jt808Framing.read(frame).header().phone()).isEqualTo("013912344329");
    }

    @Test
    void refusesToWriteAValueThatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jt808Codec.encodeBody(new T0001TerminalAck(70_000, 2, 0), Jt808Edition.V2013))
                .withMessageContaining("70000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jt808Codec.encode(new T0002Heartbeat(), Jt808Edition.V2013, "1234567890123", 1))
                .withMessageContaining("1234567890123");
    }

    @Test
    void givesEqualRoutingKeysToEqualNumbersOfBothHeaders() {
        byte[] of2013 = hex("0002 0000 013912344329 0001");
        byte[] of2019 = hex("0002 4000 01 00000000013912344329 0001");

        assertThat(Jt808HeaderView.phoneKey(of2019))
                .isEqualTo(Jt808HeaderView.phoneKey(of2013))
                .isEqualTo(0x013912344329L);
        assertThat(Jt808HeaderView.serial(of2019)).isEqualTo(1);
        assertThat(Jt808HeaderView.encryption(of2019)).isZero();
    }

    private static void assertRejectedContent(String content, Code code, String field, int offset) {
        assertRejected(java.util.HexFormat.of().formatHex(Jt808Framing.seal(hex(content))), code, field, offset);
    }

    private static void assertRejected(String frame, Code code, String field, int offset) {
        assertThatExceptionOfType(Jt808Rejection.class)
                .isThrownBy(() -> Jt808Framing.read(hex(frame)))
                .satisfies(rejection -> {
                    assertThat(rejection.code()).isEqualTo(code);
                    assertThat(rejection.field()).isEqualTo(field);
                    assertThat(rejection.offset()).isEqualTo(offset);
                    assertThat(rejection.detail()).isNotBlank();
                    assertThat(rejection.getStackTrace()).isEmpty();
                });
    }
}
