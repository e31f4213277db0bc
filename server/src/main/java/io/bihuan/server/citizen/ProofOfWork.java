package io.bihuan.server.citizen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bihuan.server.http.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes mass reporting costly without third parties: a browser has to find a number whose SHA-256 together with the
 * challenge begins with so many zero bits, about a second's work. Challenges are signed instead of kept, run out after
 * some minutes and count once; a restart makes new ones.
 */
@Component
public class ProofOfWork {

    /** Zero bits asked for. */
    public static final int BITS = 17;

    private static final Duration VALID = Duration.ofMinutes(20);
    private static final int LARGEST = 100_000;
    private static final int LONGEST_NUMBER = 20;

    private final InstantSource clock;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Boolean> used =
            Caffeine.newBuilder().maximumSize(LARGEST).expireAfterWrite(VALID).build();

    ProofOfWork(InstantSource clock) {
        this.clock = clock;
        var bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** A new challenge: until when it counts, a random part, and the signature. */
    public String challenge() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        String body = clock.instant().plus(VALID).getEpochSecond() + "."
                + HexFormat.of().formatHex(bytes);
        return body + "." + sign(body);
    }

    /**
     * Takes an answer, once.
     *
     * @throws Problem 422 {@code citizen-work} when it is wrong, used or too late
     */
    public void check(String challenge, String number) {
        int dot = challenge.lastIndexOf('.');
        boolean genuine = dot > 0
                && MessageDigest.isEqual(
                        sign(challenge.substring(0, dot)).getBytes(StandardCharsets.US_ASCII),
                        challenge.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        if (!genuine
                || Long.parseLong(challenge.substring(0, challenge.indexOf('.')))
                        < clock.instant().getEpochSecond()
                || number.length() > LONGEST_NUMBER
                || !solves(challenge, number)
                || used.asMap().putIfAbsent(challenge, true) != null) {
            throw Problem.invalid("citizen-work");
        }
    }

    static boolean solves(String challenge, String number) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((challenge + ":" + number).getBytes(StandardCharsets.UTF_8));
            int zeros = 0;
            for (byte one : hash) {
                int leading = Integer.numberOfLeadingZeros(one & 0xFF) - 24;
                zeros += leading;
                if (leading < 8) {
                    break;
                }
            }
            return zeros >= BITS;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private String sign(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }
}
