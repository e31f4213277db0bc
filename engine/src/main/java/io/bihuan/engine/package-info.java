/**
 * The engine: commits received frames to a durable log, decodes them into observations, judges these with detectors and
 * answers questions about them. It knows assets by number and nothing of people, organisations or cases.
 *
 * <p>{@link io.bihuan.engine.Engine} is the way in. Everything is derived from the log of frames: see ADR 0001.
 */
@NullMarked
package io.bihuan.engine;

import org.jspecify.annotations.NullMarked;
