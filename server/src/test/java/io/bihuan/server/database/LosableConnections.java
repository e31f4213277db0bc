package io.bihuan.server.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that are sent, and ends the database's side of the connection before a chosen one. */
final class LosableConnections extends DelegatingDataSource {

    private static final int NEVER = -1;

    private final AtomicInteger left = new AtomicInteger(NEVER);
    private final AtomicInteger sent = new AtomicInteger();
    private final IntConsumer end;

    /** @param end ends the backend of this process number, from a connection of its own */
    LosableConnections(DataSource connections, IntConsumer end) {
        super(connections);
        this.end = end;
    }

    /** From now on lets so many statements or commits through, and ends the connection of the next. */
    void loseAfter(int statements) {
        left.set(statements);
    }

    void loseNone() {
        left.set(NEVER);
    }

    int sent() {
        return sent.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        count(real);
                    }
                    Object result = call(real, method, arguments);
                    return result instanceof PreparedStatement statement ? counted(real, statement) : result;
                });
    }

    private PreparedStatement counted(Connection real, PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        count(real);
                    }
                    return call(statement, method, arguments);
                });
    }

    private void count(Connection real) throws SQLException {
        sent.incrementAndGet();
        if (left.get() != NEVER && left.getAndDecrement() == 0) {
            try (var statement = real.createStatement();
                    var number = statement.executeQuery("select pg_backend_pid()")) {
                number.next();
                end.accept(number.getInt(1));
            }
        }
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
