package io.bihuan.server.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows; whatever is null does not limit it.
 *
 * @param q part of the number, the title or the plate
 * @param closed true for closed cases only, false for open ones only
 * @param overdue true for cases whose overall limit ran out
 * @param mine true for cases the viewer can bring forward now
 * @param organisationId the organisation or one below it, as owner or handler
 * @param from filed at or after
 * @param to filed before
 */
public record CaseFilter(
        @Nullable String q,
        @Nullable String type,
        @Nullable String stage,
        @Nullable Boolean closed,
        @Nullable Boolean overdue,
        boolean mine,
        @Nullable Long organisationId,
        @Nullable Long assetId,
        @Nullable Integer severity,
        @Nullable Instant from,
        @Nullable Instant to) {}
