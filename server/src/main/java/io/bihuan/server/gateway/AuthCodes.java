package io.bihuan.server.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Codes terminals authenticate with: random, given once, kept only as a hash bound to the terminal number. */
final class AuthCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODE_BYTES = 10;

    private AuthCodes() {}

    /** A new code: 20 hex digits, which every edition and every device can store. */
    static String fresh() {
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] hash(String phone, String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((phone + '\n' + code).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Compares in constant time. */
    static boolean same(byte[] known, byte[] presented) {
        return MessageDigest.isEqual(known, presented);
    }
}
