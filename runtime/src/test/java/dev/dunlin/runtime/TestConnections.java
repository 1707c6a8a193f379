package dev.dunlin.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** Connections of the kind that a pool hands out. */
final class TestConnections {
    private TestConnections() {}

    /** The same connection, with another way to close it. */
    static Connection withClose(Connection connection, SqlAction close) {
        return (Connection) Proxy.newProxyInstance(
                TestConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        close.run();
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
