package dev.dunlin.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of one connection that is open, as an application has it when it asks whether anything is to be done. */
final class OpenConnection {
    private OpenConnection() {}

    /** Hands out that connection, again and again; closing it only gives it back. */
    static DataSource over(Connection connection) {
        Connection pooled = (Connection) Proxy.newProxyInstance(
                OpenConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                OpenConnection.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> answer(method.getName(), pooled));
    }

    private static @Nullable Object answer(String method, Connection pooled) {
        return switch (method) {
            case "getConnection" -> pooled;
            case "isWrapperFor" -> false;
            case "hashCode" -> System.identityHashCode(pooled);
            case "toString" -> "one open connection";
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
