package io.bihuan.server.register;

import org.jspecify.annotations.Nullable;

/**
 * Which records of a register.
 *
 * @param q text in key, title or any value
 * @param open true for those not finished with, false for finished ones
 * @param organisationId the organisation with everything below it
 * @param expiringDays watched date within so many days from today, also those past
 */
public record EntryFilter(
        @Nullable String q,
        @Nullable String state,
        @Nullable String grade,
        @Nullable Boolean open,
        @Nullable Long organisationId,
        @Nullable Long parentId,
        @Nullable Integer expiringDays) {}
