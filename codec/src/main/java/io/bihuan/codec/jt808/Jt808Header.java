package io.bihuan.codec.jt808;

import org.jspecify.annotations.Nullable;

/**
 * The message header (clause 4.4.3).
 *
 * @param messageId what kind of message follows, 0 to 0xFFFF
 * @param bodyLength bytes of the body of this packet, 0 to 1023
 * @param encryption the three encryption bits as a number: 0 none, 1 RSA, others reserved
 * @param versioned whether this is the header of 2019 (bit 14)
 * @param protocolVersion the version byte of 2019, 0 in older headers
 * @param phone the terminal number as written: 12 nibbles, 20 in a versioned header; hex digits are kept
 * @param serial the sender's running number, 0 to 65535
 * @param fragment place among the packets of one message, null when it is the only one
 */
public record Jt808Header(
        int messageId,
        int bodyLength,
        int encryption,
        boolean versioned,
        int protocolVersion,
        String phone,
        int serial,
        @Nullable Fragment fragment) {

    /** Bytes this header takes on the wire: 12, 16, 17 or 21. */
    public int length() {
        return (versioned ? 17 : 12) + (fragment == null ? 0 : 4);
    }

    /** The terminal number without leading zeros, which is how people know it; "0" when it is all zeros. */
    public String phoneDigits() {
        int start = 0;
        while (start < phone.length() - 1 && phone.charAt(start) == '0') {
            start++;
        }
        return phone.substring(start);
    }
}
