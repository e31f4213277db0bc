package io.bihuan.benchmarks;

import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.LocationView;
import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.FrameDecoder;
import io.bihuan.engine.InboundFrame;

/** Reads position reports in place, as the gateway does for them; the measured reports have no extra items. */
final class PositionDecoder implements FrameDecoder {

    @Override
    public void decode(InboundFrame frame, DecodeContext context) {
        byte[] content = frame.bytes();
        int body = Jt808HeaderView.headerLength(content);
        context.fix(
                LocationView.epochMillis(content, body),
                LocationView.latitudeMicrodegrees(content, body),
                LocationView.longitudeMicrodegrees(content, body),
                LocationView.altitudeMetres(content, body),
                LocationView.speedDecikmh(content, body),
                LocationView.directionDegrees(content, body),
                LocationView.statusBits(content, body) & 0xFFFF_FFFFL,
                LocationView.alarmBits(content, body) & 0xFFFF_FFFFL,
                0);
    }
}
