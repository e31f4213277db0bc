package io.bihuan.server.demo;

import io.bihuan.server.database.DataScopes;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the demo city in at start, where the setting {@code demo} names its folder. Every part is looked up first, so a
 * second start changes nothing and one that was interrupted is completed. An installation with organisations of its own
 * is left alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class DemoImport implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoImport.class);

    private final DemoTrees trees;
    private final DemoFleet fleet;
    private final DemoPast past;
    private final String folder;
    private final String password;
    private volatile @Nullable Thread writer;

    DemoImport(
            DemoTrees trees,
            DemoFleet fleet,
            DemoPast past,
            @Value("${bihuan.demo:}") String folder,
            @Value("${bihuan.demo.password:bihuan-demo}") String password) {
        this.trees = trees;
        this.fleet = fleet;
        this.past = past;
        this.folder = folder;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!folder.isBlank()) {
            DataScopes.runAsSystem("demo city", () -> bringIn(DemoCity.read(Path.of(folder))));
        }
    }

    private void bringIn(DemoCity city) {
        if (!trees.isFree(city)) {
            LOG.warn("The demo city is not brought in: this installation has organisations of its own");
            return;
        }
        Map<String, Long> organisations = trees.organisations(city);
        Map<String, Long> grids = trees.grids(city);
        trees.people(city, organisations, grids, password);
        past.ledger().bringPeopleIn(password);
        int added = fleet.vehicles(city, organisations, grids);
        fleet.areas(city);
        LOG.info("Demo city {}: {} vehicles brought in", city.name(), added);
        if (!city.vehicles().isEmpty() && !past.history().hasCases()) {
            writer = Thread.ofVirtual().name("demo-history").start(() -> writeHistory(city));
        }
    }

    /** The past is written while people look at the present. */
    private void writeHistory(DemoCity city) {
        try {
            int cases = DataScopes.callAsSystem(
                    "demo history", () -> past.ledger().write() + past.history().write(city));
            LOG.info("Demo city {}: {} past cases written", city.name(), cases);
            int issued =
                    DataScopes.callAsSystem("demo papers", () -> past.papers().write(city));
            LOG.info("Demo city {}: {} papers issued", city.name(), issued);
        } catch (RuntimeException e) {
            LOG.warn("Demo city {}: not all past cases could be written", city.name(), e);
        }
    }

    /** Waits until the past is written. */
    void await() throws InterruptedException {
        Thread running = writer;
        if (running != null) {
            running.join();
        }
    }
}
