package io.bihuan.server.ledger.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The hash chain over a case's steps. docs/ledger-hash.md gives the same in words, for whoever wants to check alone. */
public final class EventChain {

    /** Held shared by whoever appends, exclusively by the daily anchor: so that no event is on its way unseen. */
    public static final long ANCHOR_LOCK = 0x6C65646765724CL;

    /** What the first step of a case follows. */
    private static final int HASH_BYTES = 32;

    private static final int LAST_YEAR = 9999;
    private static final int WRITTEN_LENGTH = 27;
    private static final int CANONICAL_LENGTH = 256;

    private EventChain() {}

    /** The hash before the first step. */
    public static byte[] origin() {
        return new byte[HASH_BYTES];
    }

    /** Time as it is kept: whole microseconds. */
    public static Instant precise(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** A time as it is hashed. */
    public static String written(Instant time) {
        var out = new StringBuilder(WRITTEN_LENGTH);
        write(time, out);
        return out.toString();
    }

    private static void write(Instant time, StringBuilder out) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("A step cannot be at " + time);
        }
        digits(utc.getYear(), 1000, out).append('-');
        digits(utc.getMonthValue(), 10, out).append('-');
        digits(utc.getDayOfMonth(), 10, out).append('T');
        digits(utc.getHour(), 10, out).append(':');
        digits(utc.getMinute(), 10, out).append(':');
        digits(utc.getSecond(), 10, out).append('.');
        digits(utc.getNano() / 1000, 100_000, out).append('Z');
    }

    /** Writes a number with leading zeros; {@code unit} is the worth of its first digit. */
    private static StringBuilder digits(int number, int unit, StringBuilder out) {
        int rest = number;
        for (int worth = unit; worth > 0; worth /= 10) {
            out.append((char) ('0' + rest / worth));
            rest %= worth;
        }
        return out;
    }

    /** The step that follows {@code previous}. */
    public static CaseEvent link(
            long caseId,
            long sequence,
            String action,
            String stage,
            @Nullable Long actorId,
            String actorName,
            Instant at,
            @Nullable String reason,
            String payload,
            byte[] previous) {
        var open = new CaseEvent(
                caseId, sequence, action, stage, actorId, actorName, at, reason, payload, previous, origin());
        return new CaseEvent(
                caseId, sequence, action, stage, actorId, actorName, at, reason, payload, previous, hash(open));
    }

    /** The hash an event must carry. */
    public static byte[] hash(CaseEvent event) {
        return sha256(event.previous(), canonical(event).getBytes(StandardCharsets.UTF_8));
    }

    /** The canonical row: every column but the hashes, as JSON with its keys in order; the payload as it is kept. */
    static String canonical(CaseEvent event) {
        var out = new StringBuilder(CANONICAL_LENGTH + event.payload().length());
        out.append("{\"action\":");
        CanonicalJson.write(event.action(), out);
        out.append(",\"actorId\":").append(event.actorId()).append(",\"actorName\":");
        CanonicalJson.write(event.actorName(), out);
        out.append(",\"at\":\"");
        write(event.at(), out);
        out.append("\",\"case\":").append(event.caseId());
        out.append(",\"payload\":").append(event.payload()).append(",\"reason\":");
        CanonicalJson.write(event.reason(), out);
        out.append(",\"sequence\":").append(event.sequence()).append(",\"stage\":");
        CanonicalJson.write(event.stage(), out);
        return out.append('}').toString();
    }

    /** SHA-256 over all parts together. */
    public static byte[] sha256(byte[]... parts) {
        var digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** A new SHA-256. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
