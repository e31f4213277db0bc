package io.bihuan.server.gateway;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers the sockets' figures. */
@Component
record SocketFigures(SessionLimits sessions, Intake intake, BadFrames badFrames, AckLatency latency)
        implements GatewayFigures {

    @Override
    public int connections() {
        return sessions.count();
    }

    @Override
    public int pausedConnections() {
        return intake.waiting();
    }

    @Override
    public Map<String, Long> rejects() {
        return badFrames.counts();
    }

    @Override
    public Latency acknowledgement() {
        return latency.summary();
    }
}
