package io.bihuan.engine.detector;

/**
 * Watches areas: entering ({@code area.entry}) and leaving ({@code area.exit}) give alarms that return at once; being where
 * it is forbidden ({@code area.forbidden}) and staying too long ({@code area.stay}, value in seconds) last. What is watched
 * stands in each {@link Area}. Attributes: {@code area}, {@code areaName}.
 *
 * @param envelope id, severity (entry and exit are graded 1), delays (of forbidden and stay)
 */
public record AreaWatch(Envelope envelope) implements DetectorSettings {}
