package io.bihuan.server.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is.
 *
 * @param url JDBC address of a PostgreSQL server; null for the embedded one
 * @param user owner of the schema, who may create the role {@code bihuan_app} or is its member
 */
@ConfigurationProperties("bihuan.db")
record DatabaseProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {

    boolean external() {
        return url != null && !url.isBlank();
    }
}
