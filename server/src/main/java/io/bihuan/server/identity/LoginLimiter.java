package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down guessing: after too many failures for one login name or from one address, further tries are refused without
 * looking at the password until the window has passed. The counters are bounded; a flood of new names only forgets old
 * ones, while the flood's address stays counted.
 */
final class LoginLimiter {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int PER_NAME = 10;
    static final int PER_ADDRESS = 60;
    private static final int LARGEST = 50_000;

    private final Cache<String, AtomicInteger> names;
    private final Cache<String, AtomicInteger> addresses;

    LoginLimiter(Ticker ticker) {
        this.names = cache(ticker);
        this.addresses = cache(ticker);
    }

    private static Cache<String, AtomicInteger> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(LARGEST)
                .expireAfterWrite(WINDOW)
                .build();
    }

    boolean admits(String loginName, String address) {
        return count(names, key(loginName)).get() < PER_NAME
                && count(addresses, address).get() < PER_ADDRESS;
    }

    void failed(String loginName, String address) {
        count(names, key(loginName)).incrementAndGet();
        count(addresses, address).incrementAndGet();
    }

    void succeeded(String loginName) {
        names.invalidate(key(loginName));
    }

    private static String key(String loginName) {
        String lower = loginName.strip().toLowerCase(Locale.ROOT);
        return lower.length() > 100 ? lower.substring(0, 100) : lower;
    }

    private static AtomicInteger count(Cache<String, AtomicInteger> cache, String key) {
        return cache.get(key, k -> new AtomicInteger());
    }
}
