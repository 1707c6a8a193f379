package dev.dunlin.runtime;

import dev.dunlin.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the text of every message that its connections send. */
final class CountedStatements extends SimpleDataSource {
    private final TestDatabase database;
    private final List<String> sent = new ArrayList<>();

    CountedStatements(TestDatabase database) {
        this.database = database;
    }

    List<String> sent() {
        return sent;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = database.connect();
        return proxy(Connection.class, connection);
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().startsWith("execute") && arguments != null) {
            sent.add(String.valueOf(arguments[0]));
        }
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
