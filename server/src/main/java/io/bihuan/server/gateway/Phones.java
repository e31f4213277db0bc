package io.bihuan.server.gateway;

import java.util.HexFormat;
import java.util.Locale;

/** Terminal numbers: 12 or 20 nibbles on the wire, padded with zeros; the identity is what stands after them. */
final class Phones {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Phones() {}

    /** The number without leading zeros; "0" for a number of nothing else. */
    static String identity(String phone) {
        String text = phone.strip().toUpperCase(Locale.ROOT);
        int start = 0;
        while (start < text.length() - 1 && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start);
    }

    /** The nibbles as text. */
    static String text(byte[] number) {
        return HEX.formatHex(number);
    }
}
