package io.bihuan.engine.observation;

/**
 * A point, WGS-84.
 *
 * @param latitudeMicrodegrees millionths of a degree, north positive
 * @param longitudeMicrodegrees millionths of a degree, east positive
 */
public record Position(int latitudeMicrodegrees, int longitudeMicrodegrees) {}
