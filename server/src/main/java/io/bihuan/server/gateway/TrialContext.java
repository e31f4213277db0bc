package io.bihuan.server.gateway;

import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decoding just to see whether it works: keeps the first thing that was refused. */
final class TrialContext implements DecodeContext {

    private @Nullable FrameRejection rejection;

    @Nullable
    FrameRejection rejection() {
        return rejection;
    }

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
            int quality) {}

    @Override
    public void reading(Channel channel, double value, long deviceTimeMillis, int quality) {}

    @Override
    public void event(
            String source,
            int type,
            DeviceEvent.Phase phase,
            int level,
            long deviceAlarmId,
            long deviceTimeMillis,
            @Nullable Position position,
            Map<String, String> attributes) {}

    @Override
    public void message(Object message) {}

    @Override
    public void reject(FrameRejection found) {
        rejection = rejection == null ? found : rejection;
    }

    @Override
    public void itemRejected(FrameRejection found) {
        reject(found);
    }

    @Override
    public byte @Nullable [] fragment(long setKey, int total, int index, int serial, byte[] part) {
        return null;
    }
}
