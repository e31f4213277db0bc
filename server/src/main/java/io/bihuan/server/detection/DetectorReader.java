package io.bihuan.server.detection;

import io.bihuan.engine.detector.AreaWatch;
import io.bihuan.engine.detector.DailyWindow;
import io.bihuan.engine.detector.DetectorSettings;
import io.bihuan.engine.detector.DeviceAlarmBits;
import io.bihuan.engine.detector.DeviceEvents;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.OfflineWhileMoving;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.yaml.YamlMap;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one entry of a detector file. A new detector adds one word to {@link Type} and one method here. Faults go to the
 * file's collection; an entry with any is not compiled.
 */
final class DetectorReader {

    private static final double MAX_SECONDS = 86_400;
    private static final double MAX_KMH = 300;

    /** What an entry's {@code type} may say. */
    enum Type {
        OVERSPEED,
        OFFLINE_WHILE_MOVING,
        AREAS,
        DEVICE_BITS,
        DEVICE_EVENTS
    }

    private DetectorReader() {}

    static Optional<DetectorSettings> read(YamlMap entry) {
        Optional<Envelope> envelope = envelope(entry);
        provenance(entry);
        entry.text("type");
        Optional<Type> type = entry.choice("type", Type.class);
        Optional<DetectorSettings> settings = Optional.empty();
        if (type.isPresent() && envelope.isPresent()) {
            try {
                settings = Optional.of(settings(type.get(), envelope.get(), entry));
            } catch (IllegalArgumentException e) {
                entry.fault(String.valueOf(e.getMessage()));
            }
            entry.finish();
        }
        return settings;
    }

    private static DetectorSettings settings(Type type, Envelope envelope, YamlMap entry) {
        return switch (type) {
            case OVERSPEED -> overspeed(envelope, entry);
            case OFFLINE_WHILE_MOVING ->
                new OfflineWhileMoving(
                        envelope,
                        millis(entry, "silence-seconds", 300),
                        entry.number("moving-kmh", 0, MAX_KMH).orElse(10.0));
            case AREAS -> new AreaWatch(envelope);
            case DEVICE_BITS -> new DeviceAlarmBits(envelope, bits(entry));
            case DEVICE_EVENTS -> new DeviceEvents(envelope, events(entry), millis(entry, "missing-end-seconds", 120));
        };
    }

    private static Optional<Envelope> envelope(YamlMap entry) {
        String id = entry.text("id");
        int severity = severity(entry, 2);
        long on = millis(entry, "on-delay-seconds", 0);
        long off = millis(entry, "off-delay-seconds", 0);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Envelope(id, severity, on, off));
        } catch (IllegalArgumentException e) {
            entry.fault("id", "is not usable: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** No figure ships without saying where it comes from. */
    private static void provenance(YamlMap entry) {
        entry.text("source");
        String mark = entry.text("mark");
        if (!mark.isEmpty() && !List.of("S", "M", "?").contains(mark)) {
            entry.fault("mark", "must be S (seen in the source), M (to be checked) or ? (weak)");
        }
    }

    private static Overspeed overspeed(Envelope envelope, YamlMap entry) {
        Map<String, Double> byKind = new HashMap<>();
        entry.map("limits-kmh").ifPresent(limits -> {
            for (AssetKind kind : AssetKind.values()) {
                limits.number(kind.name(), 1, MAX_KMH).ifPresent(limit -> byKind.put(kind.name(), limit));
            }
            limits.finish();
        });
        List<Overspeed.DailyLimit> daily = entry.maps("daily-limits").stream()
                .map(DetectorReader::dailyLimit)
                .toList();
        entry.text("limit-kmh");
        return new Overspeed(
                envelope,
                entry.number("limit-kmh", 1, MAX_KMH).orElse(MAX_KMH),
                byKind,
                daily,
                entry.number("tolerance-kmh", 0, 50).orElse(0.0),
                entry.number("deadband-kmh", 0, 50).orElse(0.0),
                entry.number("grave-share", 0, 5).orElse(0.0));
    }

    private static Overspeed.DailyLimit dailyLimit(YamlMap limit) {
        int from = minute(limit, "from");
        int to = minute(limit, "to");
        String kind = limit.choice("kind", AssetKind.class).map(Enum::name).orElse("");
        limit.text("limit-kmh");
        double kmh = limit.number("limit-kmh", 1, MAX_KMH).orElse(MAX_KMH);
        limit.finish();
        return new Overspeed.DailyLimit(new DailyWindow(from, to), kind, kmh);
    }

    private static int minute(YamlMap map, String key) {
        return map.requiredParsed(key, text -> {
                    try {
                        LocalTime time = LocalTime.parse(text);
                        return time.getHour() * 60 + time.getMinute();
                    } catch (DateTimeParseException e) {
                        throw new IllegalArgumentException("must be a time of day such as \"22:00\"", e);
                    }
                })
                .orElse(0);
    }

    private static List<DeviceAlarmBits.Bit> bits(YamlMap entry) {
        return entry.maps("bits").stream()
                .map(map -> {
                    map.text("bit");
                    var bit = new DeviceAlarmBits.Bit((int) map.integer("bit", 0, 63, 0), kind(map), severity(map, 2));
                    map.finish();
                    return bit;
                })
                .toList();
    }

    private static List<DeviceEvents.Rule> events(YamlMap entry) {
        return entry.maps("events").stream()
                .map(map -> {
                    String source = map.text("source");
                    var rule = new DeviceEvents.Rule(
                            source.isEmpty() ? "missing" : source,
                            (int) map.integer("type", -1, 65_535, -1),
                            kind(map),
                            severity(map, 2));
                    map.finish();
                    return rule;
                })
                .toList();
    }

    private static String kind(YamlMap map) {
        String kind = map.text("kind");
        if (!kind.isEmpty() && !kind.matches("[a-z][a-z0-9.-]{0,63}")) {
            map.fault("kind", "must be small letters, digits, dots and dashes, such as dsm.phone");
        }
        return kind.isEmpty() ? "missing" : kind;
    }

    private static int severity(YamlMap map, int otherwise) {
        return (int) map.integer("severity", 1, 4, otherwise);
    }

    private static long millis(YamlMap map, String key, double otherwiseSeconds) {
        return Math.round(map.number(key, 0, MAX_SECONDS).orElse(otherwiseSeconds) * 1000);
    }
}
