package io.bihuan.server.gateway;

import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what a decoder found. */
final class RecordingContext implements DecodeContext {

    record Fix(
            long time,
            int latitude,
            int longitude,
            int altitude,
            int speed,
            int direction,
            long status,
            long alarms,
            int quality) {}

    record Event(
            String source,
            int type,
            DeviceEvent.Phase phase,
            int level,
            long alarmId,
            long time,
            @Nullable Position position,
            Map<String, String> attributes) {}

    final List<Fix> fixes = new ArrayList<>();
    final Map<String, Double> readings = new TreeMap<>();
    final List<Event> events = new ArrayList<>();
    final List<Object> messages = new ArrayList<>();
    final List<FrameRejection> rejections = new ArrayList<>();
    final List<FrameRejection> itemRejections = new ArrayList<>();
    private final Map<Long, byte[][]> sets = new TreeMap<>();

    @Override
    public void fix(
            long deviceTimeMillis,
            int latitudeMicrodegrees,
            int longitudeMicrodegrees,
            int altitudeMetres,
            int speedDecikmh,
            int directionDegrees,
            long statusBits,
            long alarmBits,
            int quality) {
        fixes.add(new Fix(
                deviceTimeMillis,
                latitudeMicrodegrees,
                longitudeMicrodegrees,
                altitudeMetres,
                speedDecikmh,
                directionDegrees,
                statusBits,
                alarmBits,
                quality));
    }

    @Override
    public void reading(Channel channel, double value, long deviceTimeMillis, int quality) {
        readings.put(channel.name(), channel.fromSteps(channel.toSteps(value)));
    }

    @Override
    public void event(
            String source,
            int type,
            DeviceEvent.Phase phase,
            int level,
            long deviceAlarmId,
            long deviceTimeMillis,
            @Nullable Position position,
            Map<String, String> attributes) {
        events.add(new Event(source, type, phase, level, deviceAlarmId, deviceTimeMillis, position, attributes));
    }

    @Override
    public void message(Object message) {
        messages.add(message);
    }

    @Override
    public void reject(FrameRejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void itemRejected(FrameRejection rejection) {
        itemRejections.add(rejection);
    }

    @Override
    public byte @Nullable [] fragment(long setKey, int total, int index, int serial, byte[] part) {
        byte[][] set = sets.computeIfAbsent(setKey, key -> new byte[total][]);
        set[index - 1] = part;
        int length = 0;
        for (byte[] one : set) {
            if (one == null) {
                return null;
            }
            length += one.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] one : set) {
            System.arraycopy(one, 0, whole, at, one.length);
            at += one.length;
        }
        return whole;
    }
}
