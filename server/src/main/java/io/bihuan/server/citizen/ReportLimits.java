package io.bihuan.server.citizen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.bihuan.server.http.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How often the public may ask: per address and altogether, in bounded memory. Addresses of IPv6 count by their /64, which
 * is what one household gets.
 */
@Component
public class ReportLimits {

    private static final int LARGEST = 50_000;
    private static final int LOOKUPS_PER_ADDRESS = 30;
    private static final int READS_PER_ADDRESS = 300;
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String EVERYBODY = "*";

    private final int perAddress;
    private final int altogether;
    private final Cache<String, AtomicInteger> reports;
    private final Cache<String, AtomicInteger> lookups;
    private final Cache<String, AtomicInteger> reads;

    @Autowired
    ReportLimits(
            @Value("${bihuan.citizen.reports-per-address:10}") int perAddress,
            @Value("${bihuan.citizen.reports-per-hour:600}") int altogether) {
        this(perAddress, altogether, Ticker.systemTicker());
    }

    ReportLimits(int perAddress, int altogether, Ticker ticker) {
        this.perAddress = perAddress;
        this.altogether = altogether;
        this.reports = counters(HOUR, ticker);
        this.lookups = counters(SHORT, ticker);
        this.reads = counters(SHORT, ticker);
    }

    private static Cache<String, AtomicInteger> counters(Duration window, Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(LARGEST)
                .expireAfterWrite(window)
                .build();
    }

    /**
     * Counts a report; a program with a key of its own is counted among all only.
     *
     * @throws Problem 429 {@code citizen-limited} or {@code citizen-busy}
     */
    public void report(String address, boolean withKey) {
        if (!withKey && count(reports, network(address)) > perAddress) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "citizen-limited", HOUR.toMinutes());
        }
        if (count(reports, EVERYBODY) > altogether) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "citizen-busy");
        }
    }

    /**
     * Counts a look at one report by number and phone: guessing must not pay.
     *
     * @throws Problem 429 {@code citizen-limited}
     */
    public void lookup(String address) {
        if (count(lookups, network(address)) > LOOKUPS_PER_ADDRESS) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "citizen-limited", SHORT.toMinutes());
        }
    }

    /**
     * Counts a look at a list.
     *
     * @throws Problem 429 {@code citizen-limited}
     */
    public void read(String address) {
        if (count(reads, network(address)) > READS_PER_ADDRESS) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "citizen-limited", SHORT.toMinutes());
        }
    }

    private static int count(Cache<String, AtomicInteger> counters, String key) {
        return counters.get(key, k -> new AtomicInteger()).incrementAndGet();
    }

    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String whole = address.contains("%") ? address.substring(0, address.indexOf('%')) : address;
        try {
            byte[] bytes = java.net.InetAddress.getByName(whole).getAddress();
            return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (java.net.UnknownHostException e) {
            return whole;
        }
    }
}
