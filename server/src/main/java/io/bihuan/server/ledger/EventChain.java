package io.bihuan.server.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The hash chain over a case's steps. docs/ledger-hash.md gives the same in words, for whoever wants to check alone. */
final class EventChain {

    /** What the first step of a case follows. */
    private static final int HASH_BYTES = 32;

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EventChain() {}

    /** The hash before the first step. */
    static byte[] origin() {
        return new byte[HASH_BYTES];
    }

    /** Time as it is kept: whole microseconds. */
    static Instant precise(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** A time as it is hashed. */
    static String written(Instant time) {
        return MICROSECONDS.format(time);
    }

    /** The step that follows {@code previous}. */
    static CaseEvent link(
            long caseId,
            long sequence,
            String action,
            String stage,
            Actor actor,
            Instant at,
            @Nullable String reason,
            String payload,
            byte[] previous) {
        var open = new CaseEvent(
                caseId, sequence, action, stage, actor.id(), actor.name(), at, reason, payload, previous, origin());
        return new CaseEvent(
                caseId, sequence, action, stage, actor.id(), actor.name(), at, reason, payload, previous, hash(open));
    }

    /** The hash an event must carry. */
    static byte[] hash(CaseEvent event) {
        return sha256(event.previous(), canonical(event).getBytes(StandardCharsets.UTF_8));
    }

    /** The canonical row: every column but the hashes, as JSON with its keys in order; the payload as it is kept. */
    static String canonical(CaseEvent event) {
        return "{\"action\":" + CanonicalJson.write(event.action())
                + ",\"actorId\":" + CanonicalJson.write(event.actorId())
                + ",\"actorName\":" + CanonicalJson.write(event.actorName())
                + ",\"at\":" + CanonicalJson.write(written(event.at()))
                + ",\"case\":" + event.caseId()
                + ",\"payload\":" + event.payload()
                + ",\"reason\":" + CanonicalJson.write(event.reason())
                + ",\"sequence\":" + event.sequence()
                + ",\"stage\":" + CanonicalJson.write(event.stage()) + "}";
    }

    static byte[] sha256(byte[]... parts) {
        var digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
