/**
 * Detectors and the life of alarms. A detector is an immutable record of settings that says, for one observation or tick
 * of one asset, which conditions hold; delays, worst values, states and identities are kept for all of them in one place.
 *
 * <p>A new detector is one new record that implements {@link io.bihuan.engine.detector.DetectorSettings}, one word in that
 * interface's {@code permits} list, and its test.
 */
@NullMarked
package io.bihuan.engine.detector;

import org.jspecify.annotations.NullMarked;
