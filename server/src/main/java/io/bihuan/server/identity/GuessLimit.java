package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.TryLimit;
import java.time.Duration;

/**
 * Refuses an address that tries one secret after the other. A program that keeps sending one that has ended counts once,
 * and those beside it whose secrets are good go on.
 */
public final class GuessLimit {

    /** Wrong secrets from one address within ten minutes. */
    public static final int PER_ADDRESS = 60;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int LARGEST = 50_000;

    private final String code;
    private final TryLimit addresses;
    /** By address and hash: true for a good secret, false for a wrong one. */
    private final Cache<String, Boolean> known;

    /** @param code of the refusal, as {@code token-limited} */
    public GuessLimit(String code, Ticker ticker) {
        this.code = code;
        this.addresses = new TryLimit(PER_ADDRESS, WINDOW, ticker);
        this.known = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(LARGEST)
                .expireAfterWrite(WINDOW)
                .build();
    }

    /**
     * Before a secret is looked up.
     *
     * @throws Problem 429 with the code
     */
    public void check(String secret, String address) {
        if (!Boolean.TRUE.equals(known.getIfPresent(key(secret, address)))) {
            addresses.check(TryLimit.network(address), code);
        }
    }

    /** After it was looked up. */
    public void note(String secret, String address, boolean good) {
        String key = key(secret, address);
        if (!good && known.getIfPresent(key) == null) {
            addresses.count(TryLimit.network(address));
        }
        known.put(key, good);
    }

    private static String key(String secret, String address) {
        return TryLimit.network(address) + " " + Secrets.hash(secret);
    }
}
