package io.bihuan.server.citizen;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.TryLimit;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often the public may ask: per address, per report, and altogether. */
@Component
public class ReportLimits {

    private static final int LOOKUPS_PER_ADDRESS = 30;
    private static final int WRONG_CODES_PER_REPORT = 20;
    private static final int READS_PER_ADDRESS = 300;
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String EVERYBODY = "*";
    private static final String LIMITED = "citizen-limited";

    private final TryLimit reports;
    private final TryLimit everybodysReports;
    private final TryLimit lookups;
    private final TryLimit wrongCodes;
    private final TryLimit reads;

    @Autowired
    ReportLimits(
            @Value("${bihuan.citizen.reports-per-address:10}") int perAddress,
            @Value("${bihuan.citizen.reports-per-hour:600}") int altogether) {
        this(perAddress, altogether, Ticker.systemTicker());
    }

    ReportLimits(int perAddress, int altogether, Ticker ticker) {
        this.reports = new TryLimit(perAddress, HOUR, ticker);
        this.everybodysReports = new TryLimit(altogether, HOUR, ticker);
        this.lookups = new TryLimit(LOOKUPS_PER_ADDRESS, SHORT, ticker);
        this.wrongCodes = new TryLimit(WRONG_CODES_PER_REPORT, HOUR, ticker);
        this.reads = new TryLimit(READS_PER_ADDRESS, SHORT, ticker);
    }

    /**
     * Counts a report; a program with a key of its own is counted among all only.
     *
     * @throws Problem 429 {@code citizen-limited} or {@code citizen-busy}
     */
    public void report(String address, boolean withKey) {
        if (!withKey) {
            reports.take(TryLimit.network(address), LIMITED);
        }
        everybodysReports.take(EVERYBODY, "citizen-busy");
    }

    /**
     * Counts a look at one report by number and code: guessing must not pay, from one address or from many.
     *
     * @throws Problem 429 {@code citizen-limited}
     */
    public void lookup(String address, String number) {
        wrongCodes.check(number, LIMITED);
        lookups.take(TryLimit.network(address), LIMITED);
    }

    /** Counts a code that is not the report's. */
    public void wrongCode(String number) {
        wrongCodes.count(number);
    }

    /**
     * Counts a look at a list, or at something by a number nobody can guess.
     *
     * @throws Problem 429 {@code citizen-limited}
     */
    public void read(String address) {
        reads.take(TryLimit.network(address), LIMITED);
    }
}
