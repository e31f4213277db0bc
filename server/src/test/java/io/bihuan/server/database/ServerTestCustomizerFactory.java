package io.bihuan.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives a {@link ServerTest} its database, data directory and ports. */
final class ServerTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        ServerTest test = AnnotatedElementUtils.findMergedAnnotation(testClass, ServerTest.class);
        return test == null
                ? null
                : new Customizer(
                        test.fresh() || !test.release().isEmpty() ? testClass.getName() : "shared", test.release());
    }

    /** Equal keys share one application. */
    private record Customizer(String key, String release) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            Path data = StartedServer.Installation.directory();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("server-test", StartedServer.settings(database(data), data)));
        }

        private Postgres database(Path data) {
            if (release.isEmpty()) {
                return TestDatabase.copy();
            }
            try (var fixture = ServerTest.class.getResourceAsStream(release)) {
                return ReleaseFixture.restore(java.util.Objects.requireNonNull(fixture, release), data);
            } catch (IOException | java.sql.SQLException e) {
                throw new IllegalStateException("The fixture " + release + " cannot be brought back", e);
            }
        }
    }
}
