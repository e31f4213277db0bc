package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;
import static io.bihuan.codec.jt808.RecordedFrames.hex;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterMessagesTests {
    @Test
    void readsAndWritesParametersOf2013() {
        assertFrameBothWays(
                """
                7E01040040016821120125053B1C4E010000F364381E0600003C00C80302000100010FFF00000003001E320503023C05
                32050302320503021B320503021E320503021E32050302030200000000DA7E
                """,
                V2013,
                new T0104Parameters(
                        7246,
                        List.of(
                                new Parameter(
                                        62308L,
                                        new Parameter.Bytes(
                                                hex(
                                                        "1e0600003c00c80302000100010fff00000003001e320503023c0532050302320503021b320503021e320503021e32050302030200000000")))),
                        0));
    }

    @Test
    void readsAndWritesParametersOf2019() {
        assertFrameBothWays(
                "7E0104401501000000000001234567890064006F02000000010400000063000000120461626364A57E",
                V2019,
                new T0104Parameters(
                        111,
                        List.of(
                                new Parameter(1L, new Parameter.Numeric(99L, 4)),
                                new Parameter(18L, new Parameter.Text("abcd"))),
                        0));
    }

    @Test
    void readsAndWritesAttributesOf2013() {
        assertFrameBothWays(
                """
                7E0107004111223344556622B80005313036303131303435353534353935353130333030303030303464366131333012
                34567890123456789007616263646566670A706F69757974726577710709DA7E
                """,
                V2013,
                new T0107Attributes(
                        0x5,
                        "10601",
                        "10455545955103000000",
                        "4d6a130",
                        "12345678901234567890",
                        "abcdefg",
                        "poiuytrewq",
                        0x7,
                        0x9));
    }

    @Test
    void readsAndWritesAttributesOf2019() {
        assertFrameBothWays(
                """
                7E010740630112345678901234567890FFFF007F797A6800004A54543830382E434E0000000000000000000000000000
                000000000000003039383736353433323130393837363534333231000000000000000000001234567890123456789009
                6A74743830382E636E096A74743830382E636E7F7F697E
                """,
                V2019,
                new T0107Attributes(
                        0x7F,
                        "yzh",
                        "JTT808.CN",
                        "09876543210987654321",
                        "12345678901234567890",
                        "jtt808.cn",
                        "jtt808.cn",
                        0x7F,
                        0x7F));
    }

    @Test
    void readsAndWritesUpgradeResultOf2013() {
        assertFrameBothWays("7E010800020123456789017FFF3402357E", V2013, new T0108UpgradeResult(52, 2));
    }

    @Test
    void readsAndWritesUpgradeResultOf2019() {
        assertFrameBothWays("7E010840020100000000017299841738FFFF34023D7E", V2019, new T0108UpgradeResult(52, 2));
    }

    @Test
    void readsAndWritesSetParametersOf2013() {
        assertFrameBothWays(
                """
                7E8103003801391234432300000500000001040000004200000013137777772E7878782E6666662E7A7A7A2E636F6D00
                00008102000B000000840101000000320416320A1EFE7E
                """,
                V2013,
                new T8103SetParameters(List.of(
                        new Parameter(1L, new Parameter.Numeric(66L, 4)),
                        new Parameter(19L, new Parameter.Text("www.xxx.fff.zzz.com")),
                        new Parameter(129L, new Parameter.Numeric(11L, 2)),
                        new Parameter(132L, new Parameter.Numeric(1L, 1)),
                        new Parameter(50L, new Parameter.Numeric(372378142L, 4)))));
    }

    @Test
    void readsAndWritesSetParametersOf2019() {
        assertFrameBothWays(
                """
                7E810340CE0112345678901234567890FFFF070000007515010100010100000001020200020200000002000303000000
                79030000000000007B0200000000007C1400000000000000000000000000000000000000000000F36439FFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFF0000F36541FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF000000FFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF0000F36702FFFF127E
                """,
                V2019,
                new T8103SetParameters(List.of(
                        new Parameter(117L, new Parameter.Bytes(hex("010100010100000001020200020200000002000303"))),
                        new Parameter(121L, new Parameter.Bytes(hex("000000"))),
                        new Parameter(123L, new Parameter.Numeric(0L, 2)),
                        new Parameter(124L, new Parameter.Bytes(hex("0000000000000000000000000000000000000000"))),
                        new Parameter(
                                62308L,
                                new Parameter.Bytes(
                                        hex(
                                                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"))),
                        new Parameter(
                                62309L,
                                new Parameter.Bytes(
                                        hex(
                                                "ffffffffffffffffffffffffffffffffffffffffffffff000000ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"))),
                        new Parameter(62311L, new Parameter.Numeric(65535L, 2)))));
    }

    @Test
    void readsAndWritesQueryParametersOf2013() {
        assertFrameBothWays("7E8104000001234567890000010D7E", V2013, new T8104QueryParameters());
    }

    @Test
    void readsAndWritesTerminalControlOf2013() {
        assertFrameBothWays(
                "7E810500100123456789017FFF7B61733B3132333B7A78633B3132333B947E",
                V2013,
                new T8105TerminalControl(123, "as;123;zxc;123;"));
    }

    @Test
    void readsAndWritesTerminalControlOf2019() {
        assertFrameBothWays(
                "7E810540100100000000017299841738FFFF7B61733B3132333B7A78633B3132333B9C7E",
                V2019,
                new T8105TerminalControl(123, "as;123;zxc;123;"));
    }

    @Test
    void readsAndWritesQuerySomeParametersOf2013() {
        assertFrameBothWays(
                "7E810600190123456789017FFF0600000001000000030000000500000007000000090000007FE67E",
                V2013,
                new T8106QuerySomeParameters(List.of(1L, 3L, 5L, 7L, 9L, 127L)));
    }

    @Test
    void readsAndWritesQuerySomeParametersOf2019() {
        assertFrameBothWays(
                "7E810640190100000000017299841738FFFF0600000001000000030000000500000007000000090000007FEE7E",
                V2019,
                new T8106QuerySomeParameters(List.of(1L, 3L, 5L, 7L, 9L, 127L)));
    }

    @Test
    void readsAndWritesFirmwarePackageOf2013() {
        assertFrameBothWays(
                "7E81080016013912344323000034313233343507762D312E322E330000000401020304887E",
                V2013,
                new T8108FirmwarePackage(52, "12345", "v-1.2.3", hex("01020304")));
    }

    @Test
    void readsAndWritesFirmwarePackageOf2019() {
        assertFrameBothWays(
                "7E8108401A0100000000017299841738FFFF34617364000006312E312E313200000009010203040506070809DC7E",
                V2019,
                new T8108FirmwarePackage(52, "asd", "1.1.12", hex("010203040506070809")));
    }
}
