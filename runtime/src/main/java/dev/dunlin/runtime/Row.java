package dev.dunlin.runtime;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of a query's result, its values as PostgreSQL writes them. Columns count from 0. */
record Row(List<@Nullable String> values) {
    @Nullable
    String textOrNull(int column) {
        return values.get(column);
    }

    String text(int column) {
        return Objects.requireNonNull(values.get(column), "null in a column that has no nulls");
    }

    long number(int column) {
        return Long.parseLong(text(column));
    }

    @Nullable
    Long numberOrNull(int column) {
        String value = values.get(column);
        return value == null ? null : Long.valueOf(value);
    }

    boolean flag(int column) {
        return text(column).equals("t");
    }
}
