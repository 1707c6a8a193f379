package dev.dunlin.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A data source that numbers the calls which reach the server, and shows each to a watcher before and after. */
final class WatchedDataSource extends SimpleDataSource {
    /**
     * One of them, or its end.
     *
     * @param number from 1
     * @param connection the number of its connection, from 0
     * @param pid of the connection's server process; 0 before it is connected
     */
    record Call(int number, boolean done, int connection, int pid) {}

    /** Hears of calls to connect, to execute and to close: before each, and after it, whether it has succeeded or not. */
    @FunctionalInterface
    interface Watcher {
        void hear(Call call) throws SQLException;
    }

    private final DataSource connections;
    private final Watcher watcher;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger connected = new AtomicInteger();

    WatchedDataSource(DataSource connections, Watcher watcher) {
        this.connections = connections;
        this.watcher = watcher;
    }

    /** How many calls there were. */
    int calls() {
        return calls.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        int number = calls.incrementAndGet();
        int index = connected.getAndIncrement();
        watcher.hear(new Call(number, false, index, 0));
        Connection connection = connections.getConnection();
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        watcher.hear(new Call(number, true, index, pid));
        return proxy(Connection.class, connection, index, pid);
    }

    private <T> T proxy(Class<T> type, T target, int index, int pid) {
        return type.cast(Proxy.newProxyInstance(
                WatchedDataSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!isWatched(method, arguments)) {
                        Object result = invoke(target, method, arguments);
                        return result instanceof Statement statement
                                ? proxy(Statement.class, statement, index, pid)
                                : result;
                    }
                    int number = calls.incrementAndGet();
                    watcher.hear(new Call(number, false, index, pid));
                    try {
                        return invoke(target, method, arguments);
                    } finally {
                        watcher.hear(new Call(number, true, index, pid));
                    }
                }));
    }

    private static boolean isWatched(Method method, Object[] arguments) {
        return (method.getName().startsWith("execute")
                        && !arguments[0].toString().contains(FaultHistory.FILLER))
                || (method.getDeclaringClass() == Connection.class
                        && method.getName().equals("close"));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
