package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMessagesTests {
    @Test
    void readsAndWritesTerminalAckOf2013() {
        assertFrameBothWays("7E000100050123456789017FFF007B01C803BD7E", V2013, new T0001TerminalAck(123, 0x1C8, 3));
    }

    @Test
    void readsAndWritesTerminalAckOf2019() {
        assertFrameBothWays(
                "7E000140050100000000017299841738FFFF007B01C803B57E", V2019, new T0001TerminalAck(123, 0x1C8, 3));
    }

    @Test
    void readsAndWritesHeartbeatOf2013() {
        assertFrameBothWays("7E00020000040021679287002B7D027E", V2013, new T0002Heartbeat());
    }

    @Test
    void readsAndWritesHeartbeatOf2019() {
        assertFrameBothWays("7E000240000112345678901234567890FFFF437E", V2019, new T0002Heartbeat());
    }

    @Test
    void readsAndWritesLogoutOf2013() {
        assertFrameBothWays("7E0003000001234567890000018B7E", V2013, new T0003Logout());
    }

    @Test
    void readsAndWritesResendRequestOf2019() {
        assertFrameBothWays(
                "7E00054008010000000001391234432900010000000200010002387E",
                V2019,
                new T0005ResendRequest(0, List.of(1, 2)));
    }

    @Test
    void readsAndWritesRegisterOf2013() {
        assertFrameBothWays("""
                7E0100002D000123456789000A002800323132333400736D616C6C636869313233000000000000000000434849313233
                0001D4C14131323334358A7E
                """, V2013, new T0100Register(40, 50, "1234", "smallchi123", "CHI123", 1, "粤A12345"));
    }

    @Test
    void readsAndWritesRegisterOf2019() {
        assertFrameBothWays("""
                7E0100405401000000000222222222220000000000004B6F696B653030320000004B6F696B6530303200000000000000
                0000000000000000000000000000004B6F696B653030320000000000000000000000000000000000000000000002D4C1
                413132333436217E
                """, V2019, new T0100Register(0, 0, "Koike002", "Koike002", "Koike002", 2, "粤A12346"));
    }

    @Test
    void readsAndWritesAuthenticationOf2013() {
        assertFrameBothWays(
                "7E0102000B0123456789017FFF6162634031323326343536017E",
                V2013,
                new T0102Authentication("abc@123&456", null, null));
    }

    @Test
    void readsAndWritesAuthenticationOf2019() {
        assertFrameBothWays(
                """
                7E010240500100000000017299841738FFFF2C706D59477A47756B4F384B345A356C70494F5467386471623365707259
                614842625853504C7464627947383D313233343536373839303132333435332E372E3135000000000000000000000000
                0000347E
                """,
                V2019,
                new T0102Authentication("pmYGzGukO8K4Z5lpIOTg8dqb3eprYaHBbXSPLtdbyG8=", "123456789012345", "3.7.15"));
    }

    @Test
    void readsAndWritesPlatformAckOf2013() {
        assertFrameBothWays("7E800100051234567890120001007B01C803BE7E", V2013, new T8001PlatformAck(123, 0x1C8, 3));
    }

    @Test
    void readsAndWritesPlatformAckOf2019() {
        assertFrameBothWays(
                "7E800140050112345678901234567890FFFF007B01C803747E", V2019, new T8001PlatformAck(123, 0x1C8, 3));
    }

    @Test
    void readsAndWritesResendRequestOf2013() {
        assertFrameBothWays(
                "7E800300150123456789017FFF1099090001000200030004000500060007000800091F7E",
                V2013,
                new T8003ResendRequest(4249, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    @Test
    void readsAndWritesResendRequestOfThePlatformOf2019() {
        assertFrameBothWays(
                "7E800340160100000000017299841738FFFF10990009000100020003000400050006000700080009147E",
                V2019,
                new T8003ResendRequest(4249, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    @Test
    void readsAndWritesServerTimeOf2019() {
        assertFrameBothWays(
                "7E8004400601000000001234567890120001191202101010517E", V2019, new T8004ServerTime("191202101010"));
    }

    @Test
    void readsAndWritesRegisterAckOf2013() {
        assertFrameBothWays(
                "7E810000150139123443230000006F00436F64652D313233343536212121B9FEB9FEA37E",
                V2013,
                new T8100RegisterAck(111, 0, "Code-123456!!!哈哈"));
    }

    @Test
    void readsAndWritesRegisterAckOf2019() {
        assertFrameBothWays("""
                7E8100401E0100000000017299841738FFFF970C00636877443053453166636877443053453166636877443053453166
                4D7E
                """, V2019, new T8100RegisterAck(38668, 0, "chwD0SE1fchwD0SE1fchwD0SE1f"));
    }
}
