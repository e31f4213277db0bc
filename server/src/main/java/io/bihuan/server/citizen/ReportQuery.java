package io.bihuan.server.citizen;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which reports the public asks for.
 *
 * @param numbers only these, none for any
 * @param services only these, none for any
 * @param open true for open ones only, false for closed ones only
 * @param from reported at or after
 * @param to reported before
 */
public record ReportQuery(
        Set<String> numbers, Set<String> services, @Nullable Boolean open, Instant from, Instant to) {}
