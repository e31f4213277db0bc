package io.bihuan.server.demo;

import io.bihuan.server.database.DataScopes;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the demo city's rounds once the city and its past are there, while people look at it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class DemoChecksStart implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoChecksStart.class);

    private final DemoImport city;
    private final DemoChecks checks;
    private final String folder;

    DemoChecksStart(DemoImport city, DemoChecks checks, @Value("${bihuan.demo:}") String folder) {
        this.city = city;
        this.checks = checks;
        this.folder = folder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!folder.isBlank()) {
            Thread.ofVirtual().name("demo-checks").start(this::afterTheCity);
        }
    }

    private void afterTheCity() {
        try {
            city.await();
            DataScopes.runAsSystem("demo checks", () -> checks.write(DemoCity.read(Path.of(folder))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Not all checks of the demo city could be written", e);
        }
    }
}
