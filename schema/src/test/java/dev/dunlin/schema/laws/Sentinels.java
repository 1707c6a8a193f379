package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows whose values differ by column and row, so that it can be told what became of them. */
final class Sentinels {
    private static final int ROWS = 3;

    private Sentinels() {}

    /**
     * Puts rows into the tables, as far as their constraints let them in; the last row is null wherever it can be.
     *
     * @return how many there are
     */
    static int plant(Connection connection, Schema schema) throws SQLException {
        int planted = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Table own : referencedFirst(schema)) {
                Table table = Heirs.whole(schema, own);
                for (int row = 1; row <= ROWS; row++) {
                    planted += isTaken(statement, insert(schema, table, row)) ? 1 : 0;
                }
            }
            return areShown(statement, schema) ? planted : 0;
        }
    }

    /** Fills materialized views; where their unique indexes do not take the rows, nobody has them, and they go again. */
    private static boolean areShown(Statement statement, Schema schema) throws SQLException {
        for (SchemaObject object : schema.objects().values()) {
            if (object instanceof MaterializedView view
                    && view.populated()
                    && !isTaken(statement, "REFRESH MATERIALIZED VIEW " + name(view.name()))) {
                for (QualifiedName table : schema.tables().keySet()) {
                    statement.execute("TRUNCATE " + name(table) + " CASCADE");
                }
                areShown(statement, schema);
                return false;
            }
        }
        return true;
    }

    /** The values of a column, each as text, null included, sorted; not those of tables that inherit it. */
    static List<String> values(Connection connection, QualifiedName table, String expression) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        SELECT coalesce((%s)::text, '(null)') FROM %s WHERE tableoid = %s::regclass
                            OR (SELECT relkind FROM pg_class WHERE oid = %s::regclass) = 'p'
                        """.formatted(expression, name(table), literal(name(table)), literal(name(table))))) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        Collections.sort(values);
        return values;
    }

    static String name(QualifiedName name) {
        String quoted = SchemaGenerator.quoted(name.name());
        return name.namespace() == null ? quoted : SchemaGenerator.quoted(name.namespace()) + "." + quoted;
    }

    private static boolean isTaken(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (!e.getSQLState().startsWith("23")) {
                throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e);
            }
            return false;
        }
    }

    private static List<Table> referencedFirst(Schema schema) {
        List<Table> waiting = new ArrayList<>(schema.tables().values());
        List<Table> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<QualifiedName> names = waiting.stream().map(Table::name).collect(Collectors.toSet());
            Table next = waiting.stream()
                    .filter(table -> table.foreignKeys().stream()
                            .map(Constraint.ForeignKey::target)
                            .allMatch(target -> target.equals(table.name()) || !names.contains(target)))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static String insert(Schema schema, Table table, int row) {
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.isGenerated() && !(column.defaultValue() instanceof DefaultValue.Identity))
                .toList();
        if (columns.isEmpty()) {
            return "INSERT INTO " + name(table.name()) + " DEFAULT VALUES";
        }
        return "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        name(table.name()),
                        columns.stream()
                                .map(column -> SchemaGenerator.quoted(column.name()))
                                .collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(column -> value(schema, table, column, row))
                                .collect(Collectors.joining(", ")));
    }

    private static String value(Schema schema, Table table, Column column, int row) {
        if (column.nullable() && row == ROWS) {
            return "NULL";
        }
        return table.foreignKeys().stream()
                .filter(key -> key.columns().contains(column.name()))
                .findFirst()
                .map(key -> "(SELECT %s FROM %s ORDER BY ctid LIMIT 1 OFFSET %d)"
                        .formatted(
                                SchemaGenerator.quoted(
                                        key.references().get(key.columns().indexOf(column.name()))),
                                name(key.target()),
                                row - 1))
                .orElseGet(() -> literal(text(schema, column.type(), column.name(), row)));
    }

    private static String text(Schema schema, ColumnType type, String column, int row) {
        int number = row + 10 * Math.floorMod(column.hashCode(), 9);
        if (type instanceof ArrayOf array) {
            return Stream.of(text(schema, array.element(), column, row))
                    .map(element -> '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (type instanceof Defined defined && !schema.enums().containsKey(defined.name())) {
            return text(schema, object(schema, defined.name()), column, row);
        } else if (type instanceof Defined defined) {
            List<String> labels = schema.enums().get(defined.name()).texts();
            return labels.get(labels.size() - 1 - row % labels.size());
        } else if (type instanceof Builtin builtin) {
            return text(builtin, number);
        }
        return "sentinel " + number;
    }

    private static SchemaObject object(Schema schema, QualifiedName name) {
        return schema.objects().values().stream()
                .filter(object -> object.name().equals(name) && object.kind().isType())
                .findFirst()
                .orElseThrow();
    }

    private static String text(Schema schema, SchemaObject object, String column, int row) {
        if (object instanceof Domain domain) {
            return text(schema, domain.type(), column, row);
        }
        return ((CompositeType) object)
                .attributes().stream()
                        .map(attribute -> text(schema, attribute.type(), attribute.name(), row))
                        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String text(Builtin type, int number) {
        return switch (type.name()) {
            case "integer", "bigint", "smallint" -> String.valueOf(number);
            case "numeric", "double precision" -> number + ".25";
            case "boolean" -> String.valueOf(number % 2 == 0);
            case "uuid" -> "00000000-0000-0000-0000-0000000000%02d".formatted(number);
            case "timestamptz", "timestamp" -> "2026-01-01 00:00:%02d".formatted(number % 60);
            case "date" -> "2026-01-%02d".formatted(1 + number % 28);
            case "jsonb" -> "{\"n\": " + number + "}";
            case "inet" -> "10.0.0." + number;
            case "int4range" -> "[%d,%d)".formatted(number, number + 1);
            case "interval" -> number + " days";
            case "bytea" -> "\\x%02d".formatted(number);
            default -> "sentinel " + number;
        };
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
