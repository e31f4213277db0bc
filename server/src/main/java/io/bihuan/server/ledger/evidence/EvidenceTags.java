package io.bihuan.server.ledger.evidence;

import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.EventChain;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file besides its bytes.
 *
 * @param kind signature or reading, null for what the bytes say
 * @param moment before or after, as whoever handed it in says; null when that was not said
 * @param takenAt when a photo says it was taken
 * @param longitudeDegrees where a photo says it was taken, WGS-84
 */
public record EvidenceTags(
        @Nullable String kind,
        @Nullable String moment,
        @Nullable Instant takenAt,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees) {

    /** Nothing is known. */
    public static final EvidenceTags NONE = new EvidenceTags(null, null, null, null, null);

    /** The same with what a photo says of itself. */
    public EvidenceTags with(PhotoFacts photo) {
        return new EvidenceTags(kind, moment, photo.takenAt(), photo.longitudeDegrees(), photo.latitudeDegrees());
    }

    /** As it stands in the history; nothing for what is not known. */
    Map<String, Object> written() {
        var written = new TreeMap<String, Object>();
        written.putAll(CanonicalJson.object(
                "kind",
                kind,
                "moment",
                moment,
                "takenAt",
                takenAt == null ? null : EventChain.written(EventChain.precise(takenAt)),
                "longitude",
                degrees(longitudeDegrees),
                "latitude",
                degrees(latitudeDegrees)));
        return written;
    }

    private static @Nullable String degrees(@Nullable Double degrees) {
        return degrees == null ? null : String.format(java.util.Locale.ROOT, "%.6f", degrees);
    }
}
