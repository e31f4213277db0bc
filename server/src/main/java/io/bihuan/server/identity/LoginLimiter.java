package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.TryLimit;
import java.time.Duration;
import java.util.Locale;

/**
 * Slows down guessing: after too many failures for one login name or from one address, further tries are refused without
 * looking at the password until the window has passed. Where somebody has signed in before, only failures from there
 * count against their name, so that strangers cannot lock people out who sit where they always sit.
 */
final class LoginLimiter {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int PER_NAME = 10;
    static final int PER_ADDRESS = 60;
    private static final int MOST_HOMES = 50_000;
    private static final Duration HOME_LASTS = Duration.ofDays(30);
    private static final String LIMITED = "login-limited";

    private final TryLimit names;
    private final TryLimit addresses;
    private final Cache<String, Boolean> homes;

    LoginLimiter(Ticker ticker) {
        this.names = new TryLimit(PER_NAME, WINDOW, ticker);
        this.addresses = new TryLimit(PER_ADDRESS, WINDOW, ticker);
        this.homes = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST_HOMES)
                .expireAfterWrite(HOME_LASTS)
                .build();
    }

    /** @throws Problem 429 {@code login-limited} */
    void check(String loginName, String address) {
        names.check(key(loginName, address), LIMITED);
        addresses.check(TryLimit.network(address), LIMITED);
    }

    void failed(String loginName, String address) {
        names.count(key(loginName, address));
        addresses.count(TryLimit.network(address));
    }

    void succeeded(String loginName, String address) {
        names.forget(key(loginName, address));
        homes.put(home(loginName, address), true);
    }

    private String key(String loginName, String address) {
        String home = home(loginName, address);
        return homes.getIfPresent(home) == null ? name(loginName) : home;
    }

    /** No login name has a line feed. */
    private static String home(String loginName, String address) {
        return name(loginName) + "\n" + TryLimit.network(address);
    }

    private static String name(String loginName) {
        String lower = loginName.strip().toLowerCase(Locale.ROOT);
        return lower.length() > 100 ? lower.substring(0, 100) : lower;
    }
}
