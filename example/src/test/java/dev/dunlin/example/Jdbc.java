package dev.dunlin.example;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plain JDBC in one line: a statement with its parameters, {@code ?} in order. */
public final class Jdbc {
    private final Connection connection;

    public Jdbc(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement and returns the number of rows it wrote. */
    public int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Returns the only column of the only row. */
    public <T> T one(Class<T> type, String sql, Object... parameters) throws SQLException {
        List<T> values = all(type, sql, parameters);
        if (values.size() != 1) {
            throw new SQLException("Expected one row, got %d: %s".formatted(values.size(), sql));
        }
        return values.get(0);
    }

    /** Returns the only column of each row, in order. */
    public <T> List<T> all(Class<T> type, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1, type));
            }
            return values;
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
