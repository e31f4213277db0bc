package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Fix;
import java.util.List;
import java.util.Map;

/**
 * Alarms the device itself reports as bits of each position report's alarm word: an alarm begins with the bit set and ends
 * with it cleared.
 *
 * @param envelope id and delays; the severity stands per bit
 * @param bits which bits are alarms
 */
public record DeviceAlarmBits(Envelope envelope, List<Bit> bits) implements DetectorSettings {
    public DeviceAlarmBits {
        bits = List.copyOf(bits);
    }

    @Override
    public void onFix(Fix fix, Scene scene, Conditions conditions) {
        if (fix.alarmBits() == 0) {
            return;
        }
        for (Bit bit : bits) {
            if ((fix.alarmBits() >>> bit.bit() & 1) != 0) {
                // Keys are from 1, so that the bit shows in the alarm's id.
                conditions.hold(bit.bit() + 1L, bit.kind(), bit.severity(), 1, 0, "1", Map.of());
            }
        }
    }

    @Override
    public boolean endsUnheldOnFix() {
        return true;
    }

    /**
     * One bit.
     *
     * @param bit 0 … 63
     * @param kind the alarm's kind, for example {@code device.emergency}
     * @param severity 1 … 4
     */
    public record Bit(int bit, String kind, int severity) {
        public Bit {
            if (bit < 0 || bit > 63 || severity < 1 || severity > 4) {
                throw new IllegalArgumentException(
                        "Alarm bit " + bit + " (" + kind + "): bits are 0 to 63, severities 1 to 4, got " + severity);
            }
        }
    }
}
