package io.bihuan.server.ledger;

import io.bihuan.server.detection.AlarmRow;
import io.bihuan.server.detection.Alarms;
import io.bihuan.server.detection.Remeasurements;
import io.bihuan.server.detection.Remeasurements.Remeasurement;
import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the sensor that raised a case what it reads now. */
interface Remeasuring {

    /** What it read between two moments; empty for a case without an alarm. */
    Optional<Reading> measure(CaseState state, Instant from, Instant to);

    /** What a sensor read, and whether all of it was within the limit of the alarm it raised. */
    record Reading(Remeasurement measured) {

        /** Whether it read over so long a stretch, all within the limit. */
        boolean enough(Duration over) {
            return measured.count() > 1
                    && measured.within()
                    && !Duration.between(measured.first(), measured.last())
                            .minus(over.dividedBy(10).multipliedBy(9))
                            .isNegative();
        }

        /** As it stands in the history. */
        Map<String, Object> fact() {
            return CanonicalJson.object(
                    "channel", measured.channel(),
                    "from", EventChain.written(EventChain.precise(measured.first())),
                    "to", EventChain.written(EventChain.precise(measured.last())),
                    "count", measured.count(),
                    "minimum", number(measured.minimum()),
                    "maximum", number(measured.maximum()),
                    "limit", number(measured.limit()),
                    "within", measured.within());
        }

        String words() {
            return measured.channel() + " " + measured.count() + " × "
                    + (measured.minimum() == null ? "" : number(measured.minimum()) + "…" + number(measured.maximum()));
        }

        private static @Nullable String number(@Nullable Double value) {
            return value == null
                    ? null
                    : BigDecimal.valueOf(value)
                            .setScale(3, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString();
        }
    }

    /** Asks detection. */
    @Component
    final class OfSensors implements Remeasuring {

        private final CaseStore store;
        private final CaseAlarms caseAlarms;
        private final Alarms alarms;
        private final Remeasurements remeasurements;

        OfSensors(CaseStore store, CaseAlarms caseAlarms, Alarms alarms, Remeasurements remeasurements) {
            this.store = store;
            this.caseAlarms = caseAlarms;
            this.alarms = alarms;
            this.remeasurements = remeasurements;
        }

        @Override
        public Optional<Reading> measure(CaseState state, Instant from, Instant to) {
            List<String> ids = caseAlarms.ofCase(state.caseId());
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            return store.asSystem(() -> alarms.byIds(ids).stream()
                    .max(Comparator.comparing(AlarmRow::startTime))
                    .map(alarm -> new Reading(remeasurements.of(alarm, from, to))));
        }
    }
}
