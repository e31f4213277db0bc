package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.server.asset.AreasChanged;
import io.bihuan.server.asset.AssetChanged;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives the engine a new program after assets or areas changed; many changes within a second make one. */
@Component
class ProgramUpdater {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramUpdater.class);

    private final Engine engine;
    private final ProgramCompiler compiler;
    private final AtomicBoolean outdated = new AtomicBoolean();

    ProgramUpdater(Engine engine, ProgramCompiler compiler) {
        this.engine = engine;
        this.compiler = compiler;
    }

    @EventListener
    void on(AssetChanged event) {
        outdated.set(true);
    }

    @EventListener
    void on(AreasChanged event) {
        outdated.set(true);
    }

    @Scheduled(fixedDelay = 1_000)
    void update() {
        if (outdated.getAndSet(false)) {
            try {
                engine.replaceProgram(compiler.compile());
            } catch (RuntimeException e) {
                outdated.set(true);
                LOG.warn("The detectors keep their former settings for now; trying again", e);
            }
        }
    }
}
