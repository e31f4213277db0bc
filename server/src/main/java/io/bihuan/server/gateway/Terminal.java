package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A terminal in memory: what the sockets need to know to serve it while the database is away. Its row in the database
 * is the truth for admission; counters and times flow the other way, written behind by {@link TerminalJournal}.
 *
 * <p>Read on event loops and partition threads, changed by {@link TerminalRegister} only; every field is one word that
 * may be read without the others.
 */
final class Terminal {

    final long id;
    /** Terminal number without leading zeros. */
    final String phone;
    /** The connection it speaks on. */
    final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    final LongAdder frames = new LongAdder();
    final LongAdder rejectedFrames = new LongAdder();

    volatile TerminalState state;
    volatile long assetId;
    volatile long organisationId;
    volatile @Nullable Long gridId;
    volatile TerminalIdentity identity;
    volatile Datum datum;
    /** Hash of the code it authenticates with; null until it got one. */
    volatile byte @Nullable [] codeHash;
    /** How often it says it beats, in seconds; 0 when it did not say. */
    volatile int heartbeatSeconds;

    volatile long lastHeardMillis;
    volatile @Nullable String remoteAddress;
    volatile @Nullable String softwareVersion;
    /** The connection of a terminal that may not speak yet. */
    volatile @Nullable Session knocking;

    /** Whether two devices answer to its number; null while nothing speaks for it. */
    volatile Contests.@Nullable Contest contest;

    volatile boolean dirty;

    private volatile int wireFormat;

    Terminal(long id, String phone, TerminalState state, TerminalIdentity identity, Datum datum) {
        this.id = id;
        this.phone = phone;
        this.state = state;
        this.identity = identity;
        this.datum = datum;
        this.wireFormat = WireFormat.of(identity.edition().codec(), datum);
    }

    /** Whether its frames may go to the engine. */
    boolean speaks() {
        return state == TerminalState.APPROVED && assetId != 0;
    }

    int wireFormat() {
        return wireFormat;
    }

    void identify(TerminalIdentity next) {
        identity = next;
        wireFormat = WireFormat.of(next.edition().codec(), datum);
    }

    void setDatum(Datum next) {
        datum = next;
        wireFormat = WireFormat.of(identity.edition().codec(), next);
    }

    void serve(@Nullable Asset asset, long unassignedOrganisationId) {
        assetId = asset == null ? 0 : asset.id();
        organisationId = asset == null ? unassignedOrganisationId : asset.organisationId();
        gridId = asset == null ? null : asset.gridId();
    }
}
