package dev.dunlin.example;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plain JDBC in one line: a statement with its parameters, {@code ?} in order. */
public final class Jdbc {
    private final Connection connection;

    public Jdbc(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement and returns the number of rows it wrote. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Returns the only column of the only row, which must not be null. */
    public <T> T one(Class<T> type, String sql, @Nullable Object... parameters) throws SQLException {
        List<@Nullable T> values = all(type, sql, parameters);
        if (values.size() != 1) {
            throw new SQLException("Expected one row, got %d: %s".formatted(values.size(), sql));
        }
        return Objects.requireNonNull(values.get(0), sql);
    }

    /** Returns the only column of each row, in order. */
    public <T> List<@Nullable T> all(Class<T> type, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<@Nullable T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1, type));
            }
            return values;
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
