package dev.dunlin.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of a query's result, its values as PostgreSQL writes them. Columns count from 0. */
final class Row {
    private final @Nullable String[] values;

    Row(ResultSet result) throws SQLException {
        values = new String[result.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = result.getString(i + 1);
        }
    }

    @Nullable
    String textOrNull(int column) {
        return values[column];
    }

    /** The value of a column that has no nulls. */
    String text(int column) {
        return String.valueOf(values[column]);
    }

    long number(int column) {
        return Long.parseLong(text(column));
    }

    boolean flag(int column) {
        return text(column).equals("t");
    }
}
