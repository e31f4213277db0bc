package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.EngineClock;
import io.bihuan.engine.EngineException;
import io.bihuan.engine.EngineListener;
import io.bihuan.engine.EngineSettings;
import io.bihuan.engine.FrameDecoder;
import io.bihuan.server.asset.Areas;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.telemetry.StageLatencies;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the engine with the data directory and closes it before anything it needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineProperties.class, DetectionProperties.class})
class EngineConfiguration {

    @Bean
    ProgramCompiler programCompiler(DataDirectory directory, Assets assets, Areas areas, Clock clock) {
        return new ProgramCompiler(DetectorFiles.read(directory.resolve("detectors")), assets, areas, clock);
    }

    @Bean(destroyMethod = "close")
    Engine engine(
            EngineProperties properties,
            DataDirectory directory,
            FrameDecoder decoder,
            ProgramCompiler compiler,
            List<EngineListener> listeners,
            StageLatencies latencies,
            Clock clock) {
        var measured = new MeasuredDecoder(decoder, latencies, clock);
        EngineSettings settings = properties.settings(directory.resolve("engine"));
        try {
            Engine engine = Engine.open(
                    settings, measured, compiler.compile(), new EngineListeners(listeners), engineClock(clock));
            measured.goLive();
            return engine;
        } catch (EngineException e) {
            throw new EngineUnavailable("The engine's directory " + settings.directory() + ": " + e.getMessage(), e);
        }
    }

    private static EngineClock engineClock(Clock clock) {
        return new EngineClock() {
            @Override
            public long epochMillis() {
                return clock.millis();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        };
    }
}
