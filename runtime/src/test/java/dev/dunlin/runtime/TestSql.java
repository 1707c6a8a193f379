package dev.dunlin.runtime;

import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks at, and changes, a test's database behind the runtime's back. */
final class TestSql {
    private final DataSource connections;

    TestSql(TestDatabase database) {
        this(database.dataSource());
    }

    TestSql(DataSource connections) {
        this.connections = connections;
    }

    void run(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One string for each row, with the columns separated by {@code |}. */
    List<String> rows(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String one(String sql) {
        List<String> rows = rows(sql);
        if (rows.size() != 1) {
            throw new AssertionError("%s rows instead of one: %s".formatted(rows.size(), sql));
        }
        return rows.get(0);
    }

    boolean exists(String relation) {
        return one("select to_regclass('%s') is not null".formatted(relation)).equals("t");
    }

    /** Migration, state and steps of every row, in order of application. */
    List<String> history() {
        return rows("""
                select migration, state, applied_steps || '/' || total_steps from dunlin_history
                order by history, position""");
    }
}
