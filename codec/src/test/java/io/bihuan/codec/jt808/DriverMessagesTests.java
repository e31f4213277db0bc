package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;

import org.junit.jupiter.api.Test;

class DriverMessagesTests {
    @Test
    void readsAndWritesDriverIdentityOf2013() {
        assertFrameBothWays(
                """
                7E0702004E0123456789017FFF022007211830000004D5C5C8FD313233343536373839303132330000000000000028D6
                D0BBAAC8CBC3F1B9B2BACDB9FAB5C0C2B7D4CBCAE4B4D3D2B5C8CBD4B1B4D3D2B5D7CAB8F1D6A420190630307E
                """,
                V2013,
                new T0702DriverIdentity(
                        2,
                        new DeviceTime("200721183000"),
                        0,
                        "张三",
                        "1234567890123",
                        "中华人民共和国道路运输从业人员从业资格证",
                        "20190630",
                        null));
    }

    @Test
    void readsAndWritesDriverIdentityOf2019() {
        assertFrameBothWays(
                """
                7E0702404D0100000000041587677411001101260617171000000AB2E2CAD4D4B1BCD720204138383838382A2A2A2A2A
                2A2A2A2A2A2A2A00000D32303236303430323134303838201510203436303330303838383838383838383838383838B2
                7E
                """,
                V2019,
                new T0702DriverIdentity(
                        1,
                        new DeviceTime("260617171000"),
                        0,
                        "测试员甲  ",
                        "A88888************",
                        "2026040214088",
                        "20151020",
                        "46030088888888888888"));
    }
}
