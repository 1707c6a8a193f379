package dev.dunlin.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Reading takes as many statements for many tables as for one. */
class QueryCountTest {
    @Test
    void theNumberOfStatementsDoesNotGrowWithTables() throws SQLException {
        int one = statements(1);
        int many = statements(200);

        assertThat(many).isEqualTo(one).isLessThan(25);
    }

    private static int statements(int tables) throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < tables; i++) {
                statement.execute(
                        "CREATE TABLE t%1$d (id serial PRIMARY KEY, a text UNIQUE DEFAULT 'x' CHECK (a <> ''))"
                                .formatted(i));
            }
            AtomicInteger count = new AtomicInteger();
            Catalog catalog = new CatalogReader(CatalogScope.ALL).read(counting(connection, count));
            assertThat(catalog.schema().tables()).hasSize(tables);
            return count.get();
        }
    }

    private static Connection counting(Connection connection, AtomicInteger count) {
        return (Connection) Proxy.newProxyInstance(
                QueryCountTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        count.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
