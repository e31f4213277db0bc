package io.bihuan.server.ledger.evidence;

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

    private static final int LONGEST_NAME = 200;

    /** The last part of a path, without control characters, of bounded length. */
    public static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        if (clean.length() > LONGEST_NAME) {
            clean = clean.substring(clean.length() - LONGEST_NAME);
        }
        return clean.isEmpty() ? "file" : clean;
    }

    /** As it stands in an event's payload, and so in the hash chain. */
    public Map<String, Object> written() {
        Map<String, Object> written = tags.written();
        written.putAll(
                Map.of("id", id, "name", name, "mediaType", mediaType, "sizeBytes", sizeBytes, "sha256", sha256));
        return written;
    }
}
