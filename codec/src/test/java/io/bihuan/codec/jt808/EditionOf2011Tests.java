package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2011;
import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertBodyBothWays;
import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The layouts in which the edition of 2011 differs; bodies laid out by hand from its text. */
class EditionOf2011Tests {
    private static final String FIXED = "00000001 00000002 00BA7F0E 07E4F11C 0028 003C 0000 181015101010";
    private static final T0200LocationReport LOCATION =
            new T0200LocationReport(1, 2, 12.222222, 132.444444, 40, 6.0, 0, new DeviceTime("181015101010"), List.of());

    @Test
    void endsTextWithNul() {
        assertBodyBothWays("0001 00 6162 00", V2011, new T8100RegisterAck(1, 0, "ab"));
        assertBodyBothWays("6162 00", V2011, new T0102Authentication("ab", null, null));
        assertBodyBothWays("08 C4E3BAC3 00", V2011, new T8300Text(8, 0, "你好"));
    }

    @Test
    void readsRegistrationWithItsShortModel() {
        assertBodyBothWays(
                "0028 0032 3132333400 746B313233343520 43484931323300 01 D4C1413132333435 00",
                V2011,
                new T0100Register(40, 50, "1234", "tk12345", "CHI123", 1, "粤A12345"));
    }

    @Test
    void countsParametersTwice() {
        assertBodyBothWays(
                "0007 01 01 00000001 04 0000003C", V2011, new T0104Parameters(7, List.of(Parameter.number(1, 60)), 0));
        assertBodyBothWays(
                "01 01 00000083 03 C2B341", V2011, new T8103SetParameters(List.of(Parameter.text(0x83, "鲁A"))));
    }

    @Test
    void answersAPositionQueryWithoutSerial() {
        assertBodyBothWays(FIXED, V2011, new T0201LocationAnswer(0, LOCATION));
    }

    @Test
    void sendsMediaInPacketsOfItsOwn() {
        assertBodyBothWays(
                "0000000A 00 00 01 02 00000003 00000002 FFD8",
                V2011,
                new T0801MediaData(10, 0, 0, 1, 2, null, new Fragment(3, 2), hex("FFD8")));
        assertBodyBothWays("0009 0000000A 01 0003", V2011, new T8800MediaAck(9, 10, List.of(3)));
        assertBodyBothWays(
                "0009 0001 0001 00 01 03 " + FIXED,
                V2011,
                new T0802MediaList(9, List.of(new T0802MediaList.MediaItem(0, 0, 1, 3, LOCATION))));
    }

    @Test
    void readsDriverWithoutCard() {
        assertBodyBothWays(
                "04 D5C5C8FD" + "33" + "00".repeat(19) + "34" + "00".repeat(39) + "02 BDBB",
                V2011,
                new T0702DriverIdentity(0, null, null, "张三", "4", "交", null, "3"));
    }

    @Test
    void readsRecorderDataAndPassThroughWithTheirTwoLengths() {
        assertBodyBothWays("03 0002 0002 AABB", V2011, new T0700RecorderData(0, 3, hex("AABB")));
        assertBodyBothWays("41 00000002 0002 AABB", V2011, new T0900TransparentUp(0x41, hex("AABB")));
        assertBodyBothWays("41 00000002 0002 AABB", V2011, new T8900TransparentDown(0x41, hex("AABB")));
        assertBodyBothWays("05 0002 0002 6162", V2011, new T8304InfoService(5, "ab"));
    }

    @Test
    void countsTextsContactsAndAreasTwice() {
        assertBodyBothWays(
                "02 01 01 07 02 6162", V2011, new T8301SetEvents(2, List.of(new T8301SetEvents.Event(7, "ab"))));
        assertBodyBothWays(
                "02 01 01 07 0002 6162",
                V2011,
                new T8303SetInfoMenu(2, List.of(new T8303SetInfoMenu.InfoItem(7, "ab"))));
        assertBodyBothWays(
                "02 01 01 03 01 31 01 61",
                V2011,
                new T8401SetPhoneBook(2, List.of(new T8401SetPhoneBook.Contact(3, "1", "a"))));
        assertBodyBothWays(
                "01 01 01 00000009 0000 001E8480 003D0900 000003E8",
                V2011,
                new T8600SetCircles(1, List.of(new T8600SetCircles.Circle(9, 0, 2.0, 4.0, 1000, AreaRule.NONE))));
        assertBodyBothWays(
                "01 01 01 00000009 0000 001E8480 003D0900 000F4240 004C4B40",
                V2011,
                new T8602SetRectangles(
                        1, List.of(new T8602SetRectangles.Rectangle(9, 0, 2.0, 4.0, 1.0, 5.0, AreaRule.NONE))));
        assertBodyBothWays(
                "00000009 0000 0001 01 001E8480 003D0900",
                V2011,
                new T8604SetPolygon(9, 0, AreaRule.NONE, List.of(new GeoPoint(2.0, 4.0))));
    }

    @Test
    void readsRoutePointsWithoutNumberAndWithOneTravelTime() {
        assertBodyBothWays(
                "00000009 0000 0001 01 00000004 001E8480 003D0900 08 03 0064 0050 0A",
                V2011,
                new T8606SetRoute(
                        9, 0, AreaRule.NONE, List.of(new RoutePoint(0, 4, 2.0, 4.0, 8, 3, 100, null, 80, 10, null))));
    }

    @Test
    void isToldFrom2013ByTheRegistrationAlone() {
        byte[] of2011 = hex("0028 0032 3132333400 746B313233343500 43484931323300 01 D4C1413132333435");
        byte[] of2013 = hex("0028 0032 3132333400" + "74".repeat(20) + "43484931323300 01 D4C1413132333435");

        assertThat(Jt808Codec.edition(0x0100, of2011, null)).isEqualTo(V2011);
        assertThat(Jt808Codec.edition(0x0100, of2013, V2011)).isEqualTo(V2013);
    }

    @Test
    void isToldFrom2013AlsoWhenItsPlateIsLong() {
        byte[] vin =
                hex("0028 0032 3132333400 746B313233343520 43484931323300 00" + "4C4656324132313531323334353637383900");

        assertThat(vin).hasSizeGreaterThan(37);
        assertThat(Jt808Codec.edition(0x0100, vin, null)).isEqualTo(V2011);
    }

    @Test
    void isAssumedToBe2013WhenNothingTells() {
        assertThat(Jt808Codec.edition(0x0002, new byte[0], null)).isEqualTo(V2013);
        assertThat(Jt808Codec.edition(0x0002, new byte[0], V2011)).isEqualTo(V2011);
        assertThat(Jt808Codec.edition(0x0002, new byte[0], V2019))
                .as("a header without version bit is not of 2019")
                .isEqualTo(V2013);
    }
}
