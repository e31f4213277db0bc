package io.bihuan.server.asset;

import org.jspecify.annotations.Nullable;

/**
 * Which assets are wanted; null components do not limit.
 *
 * @param text part of the plate, the identification number or the driver's name
 * @param organisationId an organisation whose whole subtree is meant
 */
public record AssetFilter(
        @Nullable String text,
        @Nullable AssetKind kind,
        @Nullable Long organisationId) {}
