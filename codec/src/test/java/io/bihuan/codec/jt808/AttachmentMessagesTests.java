package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentMessagesTests {
    @Test
    void readsAndWritesFileStartOf2013() {
        assertFrameBothWays(
                "7E1211001312345678901200010D7777772E6A74743830382E636E0100000400B37E",
                V2013,
                new T1211FileStart("www.jtt808.cn", 1, 1024L));
    }

    @Test
    void readsAndWritesFileStartOf2019() {
        assertFrameBothWays(
                "7E121140130112345678901234567890FFFF0D7777772E6A74743830382E636E0100000400797E",
                V2019,
                new T1211FileStart("www.jtt808.cn", 1, 1024L));
    }

    @Test
    void readsAndWritesFileEndAckOf2013() {
        assertFrameBothWays(
                "7E9212001912345678901200010D7777772E6A74743830382E636E00010100000000000004003B7E",
                V2013,
                new T9212FileEndAck("www.jtt808.cn", 0, 1, List.of(new T9212FileEndAck.Gap(0L, 1024L))));
    }

    @Test
    void readsAndWritesFileEndAckOf2019() {
        assertFrameBothWays(
                "7E921240190112345678901234567890FFFF0D7777772E6A74743830382E636E0001010000000000000400F17E",
                V2019,
                new T9212FileEndAck("www.jtt808.cn", 0, 1, List.of(new T9212FileEndAck.Gap(0L, 1024L))));
    }
}
