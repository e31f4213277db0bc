package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;

import java.util.List;
import org.junit.jupiter.api.Test;

class AreaMessagesTests {
    @Test
    void readsAndWritesSetCirclesOf2013() {
        assertFrameBothWays(
                """
                7E860000380139123443230000010200000064000201D907F2073D336C00000929004D6F00000065000701D907F2073D
                336C000009292304172216332304172316550058DE047E
                """,
                V2013,
                new T8600SetCircles(
                        1,
                        List.of(
                                new T8600SetCircles.Circle(
                                        100L,
                                        0x2,
                                        31.000562,
                                        121.451372,
                                        2345L,
                                        new AreaRule(null, null, 77, 111, null, null)),
                                new T8600SetCircles.Circle(
                                        101L,
                                        0x7,
                                        31.000562,
                                        121.451372,
                                        2345L,
                                        new AreaRule("230417221633", "230417231655", 88, 222, null, null)))));
    }

    @Test
    void readsAndWritesSetCirclesOf2019() {
        assertFrameBothWays(
                """
                7E8600404C01000000000139123443290000010200000064000201D907F2073D336C00000929004D6F00210006C7F8D3
                F2A6C100000065000701D907F2073D336C000009292304172216332304172316550058DE00210006C7F8D3F2A6C2387E
                """,
                V2019,
                new T8600SetCircles(
                        1,
                        List.of(
                                new T8600SetCircles.Circle(
                                        100L,
                                        0x2,
                                        31.000562,
                                        121.451372,
                                        2345L,
                                        new AreaRule(null, null, 77, 111, 33, "区域α")),
                                new T8600SetCircles.Circle(
                                        101L,
                                        0x7,
                                        31.000562,
                                        121.451372,
                                        2345L,
                                        new AreaRule("230417221633", "230417231655", 88, 222, 33, "区域β")))));
    }

    @Test
    void readsAndWritesDeleteCirclesOf2013() {
        assertFrameBothWays(
                "7E860100110123456789017FFF040000000100000002000000030000FFFF9A7E",
                V2013,
                new T8601DeleteCircles(List.of(1L, 2L, 3L, 65535L)));
    }

    @Test
    void readsAndWritesDeleteCirclesOf2019() {
        assertFrameBothWays(
                "7E860140110100000000017299841738FFFF040000000100000002000000030000FFFF927E",
                V2019,
                new T8601DeleteCircles(List.of(1L, 2L, 3L, 65535L)));
    }

    @Test
    void readsAndWritesSetRectanglesOf2013() {
        assertFrameBothWays(
                """
                7E860200400139123443230000010200000064000201DC9F5A073DA55C01DC0C70073EACB8004D6F00000065000701DC
                9F5A073DA55C01DC0C70073EACB82304172216332304182222120058DE037E
                """,
                V2013,
                new T8602SetRectangles(
                        1,
                        List.of(
                                new T8602SetRectangles.Rectangle(
                                        100L,
                                        0x2,
                                        31.23593,
                                        121.48054,
                                        31.19832,
                                        121.54796,
                                        new AreaRule(null, null, 77, 111, null, null)),
                                new T8602SetRectangles.Rectangle(
                                        101L,
                                        0x7,
                                        31.23593,
                                        121.48054,
                                        31.19832,
                                        121.54796,
                                        new AreaRule("230417221633", "230418222212", 88, 222, null, null)))));
    }

    @Test
    void readsAndWritesSetRectanglesOf2019() {
        assertFrameBothWays(
                """
                7E8602405901000000000139123443290000010200000064000101DC9F5A073DA55C01DC0C70073EACB8230417221633
                2304182222120005C7F8D3F24100000065000701DC9F5A073DA55C01DC0C70073EACB823041722163323041822221200
                58631A700005C7F8D3F242BE7E
                """,
                V2019,
                new T8602SetRectangles(
                        1,
                        List.of(
                                new T8602SetRectangles.Rectangle(
                                        100L,
                                        0x1,
                                        31.23593,
                                        121.48054,
                                        31.19832,
                                        121.54796,
                                        new AreaRule("230417221633", "230418222212", null, null, null, "区域A")),
                                new T8602SetRectangles.Rectangle(
                                        101L,
                                        0x7,
                                        31.23593,
                                        121.48054,
                                        31.19832,
                                        121.54796,
                                        new AreaRule("230417221633", "230418222212", 88, 99, 6768, "区域B")))));
    }

    @Test
    void readsAndWritesSetPolygonOf2013() {
        assertFrameBothWays(
                "7E8604001B0139123443230000000000640002004D6F000201DC9F5A073DA55C01DC0C70073EACB8F67E",
                V2013,
                new T8604SetPolygon(
                        100L,
                        0x2,
                        new AreaRule(null, null, 77, 111, null, null),
                        List.of(new GeoPoint(31.23593, 121.48054), new GeoPoint(31.19832, 121.54796))));
    }

    @Test
    void readsAndWritesSetPolygonOf2019() {
        assertFrameBothWays(
                """
                7E8604403101000000000139123443290000000000640002004D6F000201DC9F5A073DA55C01DC0C70073EACB8029A00
                12C7F8D3F2C3FBB3C6616263646566673132331E7E
                """,
                V2019,
                new T8604SetPolygon(
                        100L,
                        0x2,
                        new AreaRule(null, null, 77, 111, 666, "区域名称abcdefg123"),
                        List.of(new GeoPoint(31.23593, 121.48054), new GeoPoint(31.19832, 121.54796))));
    }

    @Test
    void readsAndWritesSetRouteOf2013() {
        assertFrameBothWays(
                """
                7E860600781234567890127FFF0000E80500012007260000002007262323590004000000010000000101DC9A070739E4
                87090300010002000304000000020000000101DC9A070739E487090300010002000304000000030000000101DC9A0707
                39E487090300010002000304000000040000000101DC9A070739E487090300010002000304477E
                """,
                V2013,
                new T8606SetRoute(
                        59397L,
                        0x1,
                        new AreaRule("200726000000", "200726232359", null, null, null, null),
                        List.of(
                                new RoutePoint(1L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, null),
                                new RoutePoint(2L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, null),
                                new RoutePoint(3L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, null),
                                new RoutePoint(4L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, null))));
    }

    @Test
    void readsAndWritesSetRouteOf2019() {
        assertFrameBothWays(
                """
                7E8606408A0112345678901234567890FFFF0000E80500012007260000002007262323590004000000010000000101DC
                9A070739E4870903000100020003040005000000020000000101DC9A070739E487090300010002000304000500000003
                0000000101DC9A070739E4870903000100020003040005000000040000000101DC9A070739E487090300010002000304
                00050008B2E2CAD4C7F8D3F2A67E
                """,
                V2019,
                new T8606SetRoute(
                        59397L,
                        0x1,
                        new AreaRule("200726000000", "200726232359", null, null, null, "测试区域"),
                        List.of(
                                new RoutePoint(1L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, 5),
                                new RoutePoint(2L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, 5),
                                new RoutePoint(3L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, 5),
                                new RoutePoint(4L, 1L, 31.234567, 121.234567, 9, 0x3, 1, 2, 3, 4, 5))));
    }

    @Test
    void readsAndWritesQueryAreasOf2013() {
        assertFrameBothWays(
                "7E8608001912345678901200010000000005000000020000000400000006000000083B9AC9FF867E",
                V2013,
                new T8608QueryAreas(0, List.of(2L, 4L, 6L, 8L, 999999999L)));
    }

    @Test
    void readsAndWritesQueryAreasOf2019() {
        assertFrameBothWays(
                "7E860840190112345678901234567890FFFF0000000005000000020000000400000006000000083B9AC9FF4C7E",
                V2019,
                new T8608QueryAreas(0, List.of(2L, 4L, 6L, 8L, 999999999L)));
    }
}
