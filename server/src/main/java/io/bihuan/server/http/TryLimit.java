package io.bihuan.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many tries for each key within a window that begins with the first of them; more are refused with how long to wait.
 * Memory is bounded: a flood of keys only forgets old ones.
 */
public final class TryLimit {

    private static final int LARGEST = 50_000;

    private final int most;
    private final Duration window;
    private final Cache<String, AtomicInteger> tries;

    /** A limit with its own counters. */
    public TryLimit(int most, Duration window, Ticker ticker) {
        this.most = most;
        this.window = window;
        this.tries = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(LARGEST)
                .expireAfterWrite(window)
                .build();
    }

    /**
     * Refuses a key that has used up its tries.
     *
     * @throws Problem 429 with the code, whose words may name the window's minutes
     */
    public void check(String key, String code) {
        AtomicInteger counted = tries.getIfPresent(key);
        if (counted != null && counted.get() >= most) {
            throw Problem.tooMany(code, left(key), window.toMinutes());
        }
    }

    /** Counts a try. */
    public void count(String key) {
        tries.get(key, k -> new AtomicInteger()).incrementAndGet();
    }

    /**
     * Counts a try, or refuses it.
     *
     * @throws Problem as {@link #check}
     */
    public void take(String key, String code) {
        check(key, code);
        count(key);
    }

    /** Forgets a key's tries. */
    public void forget(String key) {
        tries.invalidate(key);
    }

    /** Until the window has passed; a second at least, so that nobody comes back at once. */
    private Duration left(String key) {
        Duration age = tries.policy()
                .expireAfterWrite()
                .flatMap(policy -> policy.ageOf(key))
                .orElse(Duration.ZERO);
        return Duration.ofSeconds(Math.max(1, window.minus(age).toSeconds()));
    }

    /** What one party has: an address of IPv4, or the /64 around one of IPv6, which is what a household gets. */
    public static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String whole = address.contains("%") ? address.substring(0, address.indexOf('%')) : address;
        try {
            byte[] bytes = InetAddress.getByName(whole).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (UnknownHostException e) {
            return whole;
        }
    }
}
