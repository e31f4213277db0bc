package io.bihuan.server.detection;

import org.jspecify.annotations.Nullable;

/**
 * A row of the {@code alarm} table: what everybody may be told, and what nobody needs to know.
 *
 * @param gridId part of whose row it is
 */
record AlarmRecord(AlarmRow row, @Nullable Long gridId) {}
