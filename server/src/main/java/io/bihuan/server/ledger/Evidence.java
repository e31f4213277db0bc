package io.bihuan.server.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that proves something about a case. It is never altered and never taken away.
 *
 * @param name as the person called it, without path
 * @param mediaType by content, not by name
 * @param sha256 of the content, in lower-case hex; the file's place in the store
 * @param stage where the case stood when it was handed in
 * @param uploadedById null for the system
 * @param tags what else is known of it
 */
public record Evidence(
        long id,
        long caseId,
        String name,
        String mediaType,
        long sizeBytes,
        String sha256,
        String stage,
        Instant uploadedAt,
        @Nullable Long uploadedById,
        String uploadedByName,
        EvidenceTags tags) {

    /** As it stands in an event's payload, and so in the hash chain. */
    Map<String, Object> written() {
        Map<String, Object> written = tags.written();
        written.putAll(
                Map.of("id", id, "name", name, "mediaType", mediaType, "sizeBytes", sizeBytes, "sha256", sha256));
        return written;
    }
}
