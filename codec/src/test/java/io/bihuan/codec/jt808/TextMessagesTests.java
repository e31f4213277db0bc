package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextMessagesTests {
    @Test
    void readsAndWritesEventReportOf2013() {
        assertFrameBothWays("7E030100010123456789017FFFFFF47E", V2013, new T0301EventReport(255));
    }

    @Test
    void readsAndWritesEventReportOf2019() {
        assertFrameBothWays("7E030140010100000000017299841738FFFFFFFC7E", V2019, new T0301EventReport(255));
    }

    @Test
    void readsAndWritesQuestionAnswerOf2013() {
        assertFrameBothWays("7E030200030123456789017FFFEF447FDE7E", V2013, new T0302QuestionAnswer(61252, 127));
    }

    @Test
    void readsAndWritesQuestionAnswerOf2019() {
        assertFrameBothWays(
                "7E030240030100000000017299841738FFFFEF447FD67E", V2019, new T0302QuestionAnswer(61252, 127));
    }

    @Test
    void readsAndWritesInfoOrderOf2013() {
        assertFrameBothWays("7E030300020123456789017FFFFF00F57E", V2013, new T0303InfoOrder(255, 0));
    }

    @Test
    void readsAndWritesInfoOrderOf2019() {
        assertFrameBothWays("7E030340020100000000017299841738FFFFFF00FD7E", V2019, new T0303InfoOrder(255, 0));
    }

    @Test
    void readsAndWritesTextOf2013() {
        assertFrameBothWays(
                "7E830000170139123443230000056D657373616765202E2E2E2E2E2E2E2E2E2E206D7367FD7E",
                V2013,
                new T8300Text(0x5, 0, "message .......... msg"));
    }

    @Test
    void readsAndWritesTextOf2019() {
        assertFrameBothWays(
                "7E830040190100000000017299841738FFFF3F01B2E2CAD43132334034353623616263212E2E2EBDE1CAF88F7E",
                V2019,
                new T8300Text(0x3F, 1, "测试123@456#abc!...结束"));
    }

    @Test
    void readsAndWritesSetEventsOf2013() {
        assertFrameBothWays(
                "7E830100150123456789017FFF02030104746573740205B2E2CAD432030474CAD432A97E",
                V2013,
                new T8301SetEvents(
                        2,
                        List.of(
                                new T8301SetEvents.Event(1, "test"),
                                new T8301SetEvents.Event(2, "测试2"),
                                new T8301SetEvents.Event(3, "t试2"))));
    }

    @Test
    void readsAndWritesSetEventsOf2019() {
        assertFrameBothWays(
                "7E830140150100000000017299841738FFFF02030104746573740205B2E2CAD432030474CAD432A17E",
                V2019,
                new T8301SetEvents(
                        2,
                        List.of(
                                new T8301SetEvents.Event(1, "test"),
                                new T8301SetEvents.Event(2, "测试2"),
                                new T8301SetEvents.Event(3, "t试2"))));
    }

    @Test
    void readsAndWritesQuestionOf2013() {
        assertFrameBothWays(
                """
                7E830200251234567890120001010331323301000D7777772E6A74743830382E636E02000D7777772E6A74743830382E
                636E1E7E
                """,
                V2013,
                new T8302Question(
                        0x1,
                        "123",
                        List.of(
                                new T8302Question.Answer(1, "www.jtt808.cn"),
                                new T8302Question.Answer(2, "www.jtt808.cn"))));
    }

    @Test
    void readsAndWritesQuestionOf2019() {
        assertFrameBothWays(
                "7E830240130100000000017299841738FFFF0203313233010004617364310200047A786332B47E",
                V2019,
                new T8302Question(
                        0x2, "123", List.of(new T8302Question.Answer(1, "asd1"), new T8302Question.Answer(2, "zxc2"))));
    }

    @Test
    void readsAndWritesSetInfoMenuOf2013() {
        assertFrameBothWays(
                """
                7E830300410123456789017FFF0209000004BEFCCAC2010004B9FAC4DA020004B9FABCCA030004B9C9C6B1040004BBF9
                BDF0050004CDE2BBE3060004CCE5D3FD070004D3E9C0D6080004C6FBB3B5837E
                """,
                V2013,
                new T8303SetInfoMenu(
                        2,
                        List.of(
                                new T8303SetInfoMenu.InfoItem(0, "军事"),
                                new T8303SetInfoMenu.InfoItem(1, "国内"),
                                new T8303SetInfoMenu.InfoItem(2, "国际"),
                                new T8303SetInfoMenu.InfoItem(3, "股票"),
                                new T8303SetInfoMenu.InfoItem(4, "基金"),
                                new T8303SetInfoMenu.InfoItem(5, "外汇"),
                                new T8303SetInfoMenu.InfoItem(6, "体育"),
                                new T8303SetInfoMenu.InfoItem(7, "娱乐"),
                                new T8303SetInfoMenu.InfoItem(8, "汽车"))));
    }

    @Test
    void readsAndWritesSetInfoMenuOf2019() {
        assertFrameBothWays(
                """
                7E830340410100000000017299841738FFFF0209000004BEFCCAC2010004B9FAC4DA020004B9FABCCA030004B9C9C6B1
                040004BBF9BDF0050004CDE2BBE3060004CCE5D3FD070004D3E9C0D6080004C6FBB3B58B7E
                """,
                V2019,
                new T8303SetInfoMenu(
                        2,
                        List.of(
                                new T8303SetInfoMenu.InfoItem(0, "军事"),
                                new T8303SetInfoMenu.InfoItem(1, "国内"),
                                new T8303SetInfoMenu.InfoItem(2, "国际"),
                                new T8303SetInfoMenu.InfoItem(3, "股票"),
                                new T8303SetInfoMenu.InfoItem(4, "基金"),
                                new T8303SetInfoMenu.InfoItem(5, "外汇"),
                                new T8303SetInfoMenu.InfoItem(6, "体育"),
                                new T8303SetInfoMenu.InfoItem(7, "娱乐"),
                                new T8303SetInfoMenu.InfoItem(8, "汽车"))));
    }

    @Test
    void readsAndWritesInfoServiceOf2013() {
        assertFrameBothWays("""
                7E830400280123456789017FFF7B0025C3C0C9CFBDAB3AD6D0B9FAB5BCB5AFBFC9BDABB9D8B5BA22B4D3B5D8CDBCC9CF
                D2C6B3FD22AF7E
                """, V2013, new T8304InfoService(123, "美上将:中国导弹可将关岛\"从地图上移除\""));
    }

    @Test
    void readsAndWritesInfoServiceOf2019() {
        assertFrameBothWays("""
                7E830440280100000000017299841738FFFF7B0025C3C0C9CFBDAB3AD6D0B9FAB5BCB5AFBFC9BDABB9D8B5BA22B4D3B5
                D8CDBCC9CFD2C6B3FD22A77E
                """, V2019, new T8304InfoService(123, "美上将:中国导弹可将关岛\"从地图上移除\""));
    }

    @Test
    void readsAndWritesSetPhoneBookOf2013() {
        assertFrameBothWays(
                """
                7E8401002E0123456789017FFF0203020B313832313733343138303204D5C5C8FD010631323331323304C0EECBC40306
                31323331323304CDF5CEE58B7E
                """,
                V2013,
                new T8401SetPhoneBook(
                        2,
                        List.of(
                                new T8401SetPhoneBook.Contact(2, "18217341802", "张三"),
                                new T8401SetPhoneBook.Contact(1, "123123", "李四"),
                                new T8401SetPhoneBook.Contact(3, "123123", "王五"))));
    }

    @Test
    void readsAndWritesSetPhoneBookOf2019() {
        assertFrameBothWays(
                """
                7E8401402E0100000000017299841738FFFF0203020B313832313733343138303204D5C5C8FD010631323331323304C0
                EECBC4030631323331323304CDF5CEE5837E
                """,
                V2019,
                new T8401SetPhoneBook(
                        2,
                        List.of(
                                new T8401SetPhoneBook.Contact(2, "18217341802", "张三"),
                                new T8401SetPhoneBook.Contact(1, "123123", "李四"),
                                new T8401SetPhoneBook.Contact(3, "123123", "王五"))));
    }
}
