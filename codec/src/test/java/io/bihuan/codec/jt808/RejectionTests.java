package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bihuan.codec.jt808.Jt808Rejection.Code;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies with one thing wrong: which field is named, and where. */
class RejectionTests {
    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments(0x0001, V2013, "007B 01C8", Code.TRUNCATED, "result", 4),
                arguments(0x8001, V2013, "", Code.TRUNCATED, "ackSerial", 0),
                arguments(0x8100, V2013, "", Code.TRUNCATED, "ackSerial", 0),
                arguments(0x8100, V2013, "0001", Code.TRUNCATED, "result", 2),
                arguments(0x8003, V2013, "0001 02 0001", Code.TRUNCATED, "packetIndexes", 3),
                arguments(0x0005, V2019, "0001 0002 0001", Code.TRUNCATED, "packetIndexes", 4),
                arguments(0x8004, V2019, "2601010000", Code.TRUNCATED, "timeDigits", 0),
                arguments(0x0100, V2013, "001F 0073 3100", Code.TRUNCATED, "makerId", 4),
                arguments(0x0102, V2019, "05 61", Code.TRUNCATED, "authCode", 1),
                arguments(0x0102, V2019, "01 61 31", Code.TRUNCATED, "imei", 2),
                arguments(0x8103, V2013, "02 00000001 01 05", Code.TRUNCATED, "parameters", 1),
                arguments(0x8103, V2013, "01 00000001 04 05", Code.TRUNCATED, "value", 6),
                arguments(0x8106, V2013, "02 00000001", Code.TRUNCATED, "parameterIds", 1),
                arguments(0x0104, V2013, "00", Code.TRUNCATED, "ackSerial", 0),
                arguments(0x8105, V2013, "", Code.TRUNCATED, "command", 0),
                arguments(0x0107, V2013, "0001 3131", Code.TRUNCATED, "makerId", 2),
                arguments(0x8108, V2013, "00 3131313131 01 61 00000009 01", Code.FIELD_VALUE, "data", 12),
                arguments(
                        0x0200,
                        V2013,
                        "00000001 00000002 00BA7F0E 07E4F11C 0028 003C 0000 18",
                        Code.TRUNCATED,
                        "time",
                        22),
                arguments(0x0201, V2013, "0001 0000", Code.TRUNCATED, "alarmBits", 2),
                arguments(0x0500, V2013, "0001", Code.TRUNCATED, "alarmBits", 2),
                arguments(0x8202, V2013, "0005 0000", Code.TRUNCATED, "validitySeconds", 2),
                arguments(0x8203, V2013, "0005", Code.TRUNCATED, "alarmBits", 2),
                arguments(0x8500, V2019, "0002 0001", Code.TRUNCATED, "controls", 2),
                arguments(0x0704, V2013, "0001", Code.TRUNCATED, "batchType", 2),
                arguments(0x0705, V2013, "0002 0000000000 00000001", Code.TRUNCATED, "frames", 7),
                arguments(0x8300, V2019, "05", Code.TRUNCATED, "textType", 1),
                arguments(0x8301, V2013, "01 02 01 00", Code.TRUNCATED, "events", 2),
                arguments(0x8302, V2013, "01 09 61", Code.TRUNCATED, "question", 2),
                arguments(0x8303, V2013, "01 01 01 0009 61", Code.TRUNCATED, "text", 5),
                arguments(0x8304, V2013, "01 0009 61", Code.TRUNCATED, "text", 3),
                arguments(0x8401, V2013, "01 01 03 05 31", Code.TRUNCATED, "number", 4),
                arguments(0x8600, V2013, "01 01 00000001", Code.TRUNCATED, "circles", 2),
                arguments(0x8602, V2013, "01 FF 00000001", Code.TRUNCATED, "rectangles", 2),
                arguments(0x8604, V2013, "00000001 0000 FFFF", Code.TRUNCATED, "points", 8),
                arguments(0x8606, V2013, "00000001 0001 2601", Code.TRUNCATED, "beginDigits", 6),
                arguments(0x8601, V2013, "02 00000001", Code.TRUNCATED, "areaIds", 1),
                arguments(0x8608, V2019, "01 FFFFFFFF", Code.TRUNCATED, "areaIds", 5),
                arguments(0x0701, V2013, "FFFFFFFF 61", Code.FIELD_VALUE, "content", 4),
                arguments(0x0702, V2013, "01 2601", Code.TRUNCATED, "time", 1),
                arguments(0x0801, V2013, "00000001 00 00 00 01 00000000", Code.TRUNCATED, "location", 8),
                arguments(0x0802, V2013, "0001 FFFF 00", Code.TRUNCATED, "items", 4),
                arguments(0x0805, V2013, "0001 00 0002 00000001", Code.TRUNCATED, "mediaIds", 5),
                arguments(0x8800, V2013, "00000001 02 0001", Code.TRUNCATED, "missingPackets", 5),
                arguments(0x8801, V2013, "01 0002", Code.TRUNCATED, "intervalSeconds", 3),
                arguments(0x8802, V2013, "00 01 03 2601", Code.TRUNCATED, "begin", 3),
                arguments(0x0901, V2013, "FFFFFFFF 00", Code.FIELD_VALUE, "gzip", 4),
                arguments(0x8A00, V2013, "00010001 00", Code.TRUNCATED, "modulus", 4),
                arguments(0x9208, V2013, "01 61 0001 0002 31", Code.TRUNCATED, "label.terminalId", 6),
                arguments(0x1210, V2013, "31", Code.TRUNCATED, "terminalId", 0),
                arguments(0x1211, V2013, "05 61", Code.TRUNCATED, "fileName", 1),
                arguments(0x9212, V2013, "01 61 02 01 02 00000000", Code.TRUNCATED, "gaps", 5));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void namesTheFieldThatIsMissingOrWrong(
            int messageId, Jt808Edition edition, String body, Code code, String field, int offset) {
        assertThatExceptionOfType(Jt808Rejection.class)
                .isThrownBy(() -> Jt808Codec.decodeBody(messageId, hex(body), edition))
                .satisfies(rejection -> {
                    assertThat(rejection.field()).isEqualTo(field);
                    assertThat(rejection.code()).isEqualTo(code);
                    assertThat(rejection.offset()).isEqualTo(offset);
                });
    }

    @Test
    void countsOffsetsFromTheHeaderWhenAWholeFrameIsDecoded() {
        Jt808Frame frame = Jt808Framing.read(Jt808Framing.seal(hex("0001 0004 123456789012 0001 007B 01C8")));

        assertThatExceptionOfType(Jt808Rejection.class)
                .isThrownBy(() -> Jt808Codec.decode(frame, null))
                .satisfies(rejection -> assertThat(rejection.offset()).isEqualTo(12 + 4));
    }

    @Test
    void losesOnlyTheDamagedItemsOfABatch() {
        String good = "001C 00000001 00000002 00BA7F0E 07E4F11C 0028 003C 0000 181015101010";
        Jt808Message message =
                Jt808Codec.decodeBody(0x0704, hex("0004 01" + good + "0003 010203" + good + "0020 0000"), V2013);

        assertThat(message).isInstanceOfSatisfying(T0704LocationBatch.class, batch -> {
            assertThat(batch.locations()).hasSize(2);
            assertThat(batch.damagedItems()).isEqualTo(2);
        });
    }

    @Test
    void readsTheParametersThatAreThereWhenMoreAreAnnounced() {
        Jt808Message message = Jt808Codec.decodeBody(0x0104, hex("0001 03 00000001 04 0000003C 00000013 09 31"), V2013);

        assertThat(message).isEqualTo(new T0104Parameters(1, java.util.List.of(Parameter.number(1, 60)), 2));
    }

    @Test
    void readsAMessageWithMoreBytesThanItNeeds() {
        assertThat(Jt808Codec.decodeBody(0x0001, hex("03E8 0002 00 00A8"), V2013))
                .isEqualTo(new T0001TerminalAck(1000, 2, 0));
    }
}
