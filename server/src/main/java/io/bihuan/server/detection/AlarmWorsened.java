package io.bihuan.server.detection;

/**
 * A standing alarm reached a new worst value or a higher severity. Published once, on the relay's thread, inside the transaction that writes the alarm's row and in
 * the system's scope: what a synchronous listener writes is committed together with it, or not at all.
 */
public record AlarmWorsened(AlarmView alarm) {}
