package io.bihuan.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Opens the data directory, starts or finds PostgreSQL, and gives the application its scoped connections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    private static final int POOL_SIZE = 20;

    @Bean
    DataDirectory dataDirectory(@Value("${bihuan.data:./data}") Path directory) {
        return EarlyDatabase.directory(directory);
    }

    @Bean
    Postgres postgres(DatabaseProperties properties, DataDirectory directory) {
        if (properties.external()) {
            return Postgres.external(
                    Objects.requireNonNull(properties.url()),
                    Objects.requireNonNullElse(properties.user(), ""),
                    Objects.requireNonNullElse(properties.password(), ""));
        }
        return Postgres.embedded(EarlyDatabase.server(directory));
    }

    /** The owner's connections, for migrations only: not pooled, not scoped. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(Postgres postgres) {
        postgres.awaitAnswer();
        return new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password());
    }

    @Bean
    @Primary
    HikariDataSource dataSource(Postgres postgres) {
        return applicationPool(postgres, POOL_SIZE);
    }

    /** Connections that run as the application's role, to which row-level security applies. */
    static HikariDataSource applicationPool(Postgres postgres, int size) {
        var config = new HikariConfig();
        config.setPoolName("bihuan");
        config.setJdbcUrl(postgres.url());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        // Whoever waits for a lock is answered before the other side of the socket counts as gone.
        config.setConnectionInitSql("set role bihuan_app; set lock_timeout = '15s'");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(10_000);
        config.setValidationTimeout(2_000);
        config.setKeepaliveTime(60_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("currentSchema", "bihuan");
        config.addDataSourceProperty("ApplicationName", "bihuan");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "120");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactionManager(dataSource);
    }
}
