package io.bihuan.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Writes the scope of the current work into each transaction it begins, where row-level security reads it. The values
 * live exactly as long as the transaction, so a connection goes back to the pool without a scope.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

    private static final String WRITE_SCOPE = "select set_config('bihuan.scope', ?, true),"
            + " set_config('bihuan.organisations', ?, true), set_config('bihuan.grids', ?, true),"
            + " set_config('bihuan.person', ?, true)";

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        DataScope scope = DataScopes.current();
        try (PreparedStatement statement = connection.prepareStatement(WRITE_SCOPE)) {
            statement.setString(
                    1, scope.everything() ? "all" : scope.organisationIds().isEmpty() ? "none" : "limited");
            statement.setString(2, array(scope.organisationIds()));
            statement.setString(3, scope.gridIds() == null ? "all" : array(scope.gridIds()));
            statement.setString(4, Long.toString(scope.equals(DataScope.NONE) ? -1 : scope.personId()));
            statement.execute();
        }
    }

    private static String array(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
