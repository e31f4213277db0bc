package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;
import static io.bihuan.codec.jt808.RecordedFrames.hex;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaMessagesTests {
    @Test
    void readsAndWritesMediaEventOf2013() {
        assertFrameBothWays(
                "7E080000080123456789017FFF0000007B00000701757E", V2013, new T0800MediaEvent(123L, 0, 0, 7, 1));
    }

    @Test
    void readsAndWritesMediaEventOf2019() {
        assertFrameBothWays(
                "7E080040080100000000017299841738FFFF0000007B000007017D017E",
                V2019,
                new T0800MediaEvent(123L, 0, 0, 7, 1));
    }

    @Test
    void readsAndWritesMediaDataOf2013() {
        assertFrameBothWays(
                """
                7E080100290123456789017FFF0000007B01020102000004000000080006EEB6AD02633DF70138000300632007071923
                590D7B0D7B7B667E
                """,
                V2013,
                new T0801MediaData(
                        123L,
                        1,
                        2,
                        1,
                        2,
                        new T0200LocationReport(
                                0x400L,
                                0x800L,
                                116.307629,
                                40.058359,
                                312,
                                0.3,
                                99,
                                new DeviceTime("200707192359"),
                                List.of()),
                        null,
                        hex("0d7b0d7b7b")));
    }

    @Test
    void readsAndWritesMediaDataOf2019() {
        assertFrameBothWays(
                """
                7E080140290100000000017299841738FFFF0000007B01020102000004000000080006EEB6AD02633DF7013800030063
                2007071923590D7B0D7B7B6E7E
                """,
                V2019,
                new T0801MediaData(
                        123L,
                        1,
                        2,
                        1,
                        2,
                        new T0200LocationReport(
                                0x400L,
                                0x800L,
                                116.307629,
                                40.058359,
                                312,
                                0.3,
                                99,
                                new DeviceTime("200707192359"),
                                List.of()),
                        null,
                        hex("0d7b0d7b7b")));
    }

    @Test
    void readsAndWritesMediaListOf2013() {
        assertFrameBothWays(
                """
                7E080200900123456789017FFF007B000400000001010101000004000000080006EEB6AD02633DF70138000300632007
                0719235900000002010101000004000000080006EEB6AD02633DF7013800030063200707192359000000030101010000
                04000000080006EEB6AD02633DF701380003006320070719235900000004010101000004000000080006EEB6AD02633D
                F7013800030063200707192359E97E
                """,
                V2013,
                new T0802MediaList(
                        123,
                        List.of(
                                new T0802MediaList.MediaItem(
                                        1L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())),
                                new T0802MediaList.MediaItem(
                                        2L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())),
                                new T0802MediaList.MediaItem(
                                        3L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())),
                                new T0802MediaList.MediaItem(
                                        4L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())))));
    }

    @Test
    void readsAndWritesMediaListOf2019() {
        assertFrameBothWays(
                """
                7E080240900100000000017299841738FFFF007B000400000001010101000004000000080006EEB6AD02633DF7013800
                03006320070719235900000002010101000004000000080006EEB6AD02633DF701380003006320070719235900000003
                010101000004000000080006EEB6AD02633DF701380003006320070719235900000004010101000004000000080006EE
                B6AD02633DF7013800030063200707192359E17E
                """,
                V2019,
                new T0802MediaList(
                        123,
                        List.of(
                                new T0802MediaList.MediaItem(
                                        1L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())),
                                new T0802MediaList.MediaItem(
                                        2L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())),
                                new T0802MediaList.MediaItem(
                                        3L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())),
                                new T0802MediaList.MediaItem(
                                        4L,
                                        1,
                                        1,
                                        1,
                                        new T0200LocationReport(
                                                0x400L,
                                                0x800L,
                                                116.307629,
                                                40.058359,
                                                312,
                                                0.3,
                                                99,
                                                new DeviceTime("200707192359"),
                                                List.of())))));
    }

    @Test
    void readsAndWritesShootAnswerOf2013() {
        assertFrameBothWays("""
                7E080500290123456789017FFFF4C0000009000000010000000200000003000000040000000500000006000000070000
                000800000009107E
                """, V2013, new T0805ShootAnswer(62656, 0, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L)));
    }

    @Test
    void readsAndWritesShootAnswerOf2019() {
        assertFrameBothWays("""
                7E080540290100000000017299841738FFFFF4C000000900000001000000020000000300000004000000050000000600
                0000070000000800000009187E
                """, V2019, new T0805ShootAnswer(62656, 0, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L)));
    }

    @Test
    void readsAndWritesMediaAckOf2013() {
        assertFrameBothWays(
                "7E880000170123456789017FFF0000C15F09000100020003000400050006000700080009017E",
                V2013,
                new T8800MediaAck(0, 49503L, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    @Test
    void readsAndWritesMediaAckOf2019() {
        assertFrameBothWays(
                "7E880040170100000000017299841738FFFF0000C15F09000100020003000400050006000700080009097E",
                V2019,
                new T8800MediaAck(0, 49503L, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    @Test
    void readsAndWritesShootOf2013() {
        assertFrameBothWays(
                "7E8801000C0123456789017FFF0100020003010405FF7F7FFF8D7E",
                V2013,
                new T8801Shoot(1, 2, 3, 1, 4, 5, 255, 127, 127, 255));
    }

    @Test
    void readsAndWritesShootOf2019() {
        assertFrameBothWays(
                "7E8801400C0100000000017299841738FFFF0100020003010405FF7F7FFF857E",
                V2019,
                new T8801Shoot(1, 2, 3, 1, 4, 5, 255, 127, 127, 255));
    }

    @Test
    void readsAndWritesSearchMediaOf2013() {
        assertFrameBothWays(
                "7E8802000F0123456789017FFF0001032012012358592012012358598F7E",
                V2013,
                new T8802SearchMedia(0, 1, 3, new DeviceTime("201201235859"), new DeviceTime("201201235859")));
    }

    @Test
    void readsAndWritesSearchMediaOf2019() {
        assertFrameBothWays(
                "7E8802400F0100000000017299841738FFFF000103201201235859201201235859877E",
                V2019,
                new T8802SearchMedia(0, 1, 3, new DeviceTime("201201235859"), new DeviceTime("201201235859")));
    }

    @Test
    void readsAndWritesUploadMediaOf2013() {
        assertFrameBothWays(
                "7E880300100123456789017FFF00010320121212120020121212120000917E",
                V2013,
                new T8803UploadMedia(0, 1, 3, new DeviceTime("201212121200"), new DeviceTime("201212121200"), 0));
    }

    @Test
    void readsAndWritesUploadMediaOf2019() {
        assertFrameBothWays(
                "7E880340100100000000017299841738FFFF00010320121212120020121212120000997E",
                V2019,
                new T8803UploadMedia(0, 1, 3, new DeviceTime("201212121200"), new DeviceTime("201212121200"), 0));
    }

    @Test
    void readsAndWritesRecordSoundOf2013() {
        assertFrameBothWays("7E880400050123456789017FFF0118B80100217E", V2013, new T8804RecordSound(1, 6328, 1, 0));
    }

    @Test
    void readsAndWritesRecordSoundOf2019() {
        assertFrameBothWays(
                "7E880440050100000000017299841738FFFF0118B80100297E", V2019, new T8804RecordSound(1, 6328, 1, 0));
    }

    @Test
    void readsAndWritesUploadOneMediaOf2013() {
        assertFrameBothWays("7E880500050123456789017FFF00006EFA01157E", V2013, new T8805UploadOneMedia(28410L, 1));
    }

    @Test
    void readsAndWritesUploadOneMediaOf2019() {
        assertFrameBothWays(
                "7E880540050100000000017299841738FFFF00006EFA011D7E", V2019, new T8805UploadOneMedia(28410L, 1));
    }
}
