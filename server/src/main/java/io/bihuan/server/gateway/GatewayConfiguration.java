package io.bihuan.server.gateway;

import io.bihuan.engine.Engine;
import io.bihuan.engine.InboundFrame;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Ties the sockets to the engine, which is opened after the listener it calls. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    GatewaySettings gatewaySettings(Environment environment) {
        return GatewaySettings.from(environment);
    }

    @Bean
    Intake intake(ObjectProvider<Engine> engine, Clock clock) {
        return new Intake(() -> intakeOf(engine.getObject()), clock);
    }

    private static FrameIntake intakeOf(Engine engine) {
        return new FrameIntake() {
            @Override
            public int partitionOf(long assetId) {
                return engine.partitionOf(assetId);
            }

            @Override
            public boolean offer(InboundFrame frame) {
                return engine.offer(frame);
            }
        };
    }
}
