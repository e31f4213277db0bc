package io.bihuan.server.http.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that have broken programs before. Addresses among them lead nowhere. */
final class OddValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "2",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1.5",
            "1e308",
            "-1e-308",
            "NaN",
            "Infinity",
            "0x10",
            "０１２",
            "true",
            "null",
            "\0",
            "a\0b",
            "\uD800",
            "\uFFFF",
            "\u202E",
            "\r\nX-Injected: 1",
            "%",
            "_",
            "\\",
            "'",
            "\"",
            "';--",
            "(((((a+)+)+)+)+)$",
            "[",
            "{0}",
            "${a}",
            "#{a}",
            "<script>alert(1)</script>",
            "=1+1",
            "../../../../etc/passwd",
            "..\\..\\a",
            "file:///etc/passwd",
            "http://169.254.169.254/",
            "2026-11-22",
            "2026-11-22T00:00:00Z",
            "2026-02-30",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "+292278994-08-17T07:12:55.807Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-4713-01-01T00:00:00Z",
            "25:61",
            "P1D",
            "PT9223372036854775807S",
            "P2147483647D",
            "999999999d",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MONTHLY;COUNT=2147483647;INTERVAL=2147483647",
            "1,2,3",
            ",",
            ",,,,",
            "id,desc",
            "id,desc,id",
            "117.2,38.9",
            "open",
            "all",
            "超速",
            "津A12345",
            "vehicle-safety",
            "p0-1-0",
            "p0-9223372036854775807-2147483647",
            "zh-CN",
            "13800138000",
            "a@example.invalid",
            "0123456789abcdef0123456789abcdef",
            "7b2f1c1e-0d6d-4c55-9c0c-2f6f6f7d0001");

    private OddValues() {}

    /** One of them; sometimes two, or one many times. */
    static String text(Random random) {
        String one = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (random.nextInt(12)) {
            case 0 -> one + TEXTS.get(random.nextInt(TEXTS.size()));
            case 1 -> one.repeat(1 + random.nextInt(200));
            case 2 -> String.valueOf(random.nextInt(100));
            default -> one;
        };
    }

    /** As {@link #text}, sometimes far too long. */
    static String longText(Random random) {
        return random.nextInt(30) == 0 ? ("长" + text(random)).repeat(1 + random.nextInt(3_000)) : text(random);
    }
}
