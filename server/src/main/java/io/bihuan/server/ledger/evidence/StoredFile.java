package io.bihuan.server.ledger.evidence;

/**
 * A file that lies in the store already, and belongs to nothing yet.
 *
 * @param mediaType by content
 */
public record StoredFile(String sha256, String mediaType, long sizeBytes) {}
