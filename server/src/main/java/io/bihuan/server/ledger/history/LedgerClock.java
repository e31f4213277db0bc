package io.bihuan.server.ledger.history;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The clock of the history, and the zone of case numbers and daily seals. */
public record LedgerClock(InstantSource source, ZoneId zone) {

    /** Now. */
    public Instant now() {
        return source.instant();
    }
}
