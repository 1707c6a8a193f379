package dev.dunlin.cli.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The row at which a result stands. */
final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** What a row stands for. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** A text that is never null. */
    String text(String column) throws SQLException {
        return Objects.requireNonNull(rows.getString(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    /** A number; 0 for null. */
    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    @Nullable
    Integer integerOrNull(String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }

    /** The first character of a text, or a space if there is none. */
    char letter(String column) throws SQLException {
        String text = rows.getString(column);
        return text == null || text.isEmpty() ? ' ' : text.charAt(0);
    }

    /** An array of texts, none of them null; empty for null. */
    List<String> texts(String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (String text : textsOrNulls(column)) {
            texts.add(Objects.requireNonNull(text, column));
        }
        return texts;
    }

    /** An array of texts that may be null; empty for null. */
    List<@Nullable String> textsOrNulls(String column) throws SQLException {
        Array array = rows.getArray(column);
        List<@Nullable String> texts = new ArrayList<>();
        if (array != null) {
            for (Object element : (Object[]) array.getArray()) {
                texts.add(element == null ? null : element.toString());
            }
        }
        return texts;
    }

    /** An array of {@code name=value}, as {@code pg_class.reloptions}. */
    SortedMap<String, String> options(String column) throws SQLException {
        SortedMap<String, String> options = new TreeMap<>();
        for (String option : texts(column)) {
            int equals = option.indexOf('=');
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return options;
    }
}
