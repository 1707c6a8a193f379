package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Builds an enum type anew with other labels and moves every column of the old type to the new one. What PostgreSQL cannot
 * carry over goes before and comes back after: foreign keys, checks and partial indexes that compare such columns, and
 * generated columns that read them.
 */
final class EnumReplacement {
    private static final int NAME_BYTES = 63;

    private final EnumType type;
    private final Fold before;
    private final QualifiedName old;
    private final List<Statement> statements = new ArrayList<>();

    /** By table: the columns whose values move, and those that are computed from such columns. */
    private final SortedMap<QualifiedName, Set<String>> moved = new TreeMap<>();

    private final SortedMap<QualifiedName, Set<String>> generated = new TreeMap<>();

    private EnumReplacement(Change.ReplaceLabels change, Fold before) {
        this.type = change.to();
        this.before = before;
        this.old = temporaryName();
        for (Table table : before.tables().values()) {
            findColumns(table);
        }
    }

    static List<Statement> statements(Change.ReplaceLabels change, Fold before) {
        EnumReplacement replacement = new EnumReplacement(change, before);
        replacement.run();
        return replacement.statements;
    }

    private void run() {
        add("ALTER TYPE " + Sql.name(type.name()) + " RENAME TO " + Sql.identifier(old.name()));
        statements.add(Enums.definition(type));
        before.tables().values().forEach(this::dropForeignKeys);
        before.tables().values().forEach(this::dropDependents);
        before.tables().values().forEach(this::moveColumns);
        before.tables().values().forEach(this::addDependents);
        before.tables().values().forEach(this::addForeignKeys);
        statements.add(Enums.drop(old));
        if (type.comment() != null) {
            statements.add(Comments.onType(type.name(), type.comment()));
        }
    }

    private void add(String sql) {
        statements.add(Statement.of(sql));
    }

    private QualifiedName temporaryName() {
        String suffix = "_old";
        QualifiedName name = null;
        for (int i = 1; name == null || isTaken(name); i++) {
            String end = i == 1 ? suffix : suffix + i;
            String start = Defaults.cut(type.name().name(), NAME_BYTES - end.getBytes(StandardCharsets.UTF_8).length);
            name = type.name().sibling(start + end);
        }
        return name;
    }

    private boolean isTaken(QualifiedName name) {
        return before.enums().containsKey(name) || before.tables().containsKey(name);
    }

    private void findColumns(Table table) {
        Set<String> ours = new TreeSet<>();
        Set<String> computed = new TreeSet<>();
        for (Column column : table.columns()) {
            if (isOurs(column.type()) && !column.isGenerated()) {
                ours.add(column.name());
            }
        }
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof DefaultValue.Generated value
                    && (isOurs(column.type()) || mentions(value.sql(), ours))) {
                computed.add(column.name());
            }
        }
        moved.put(table.name(), ours);
        generated.put(table.name(), computed);
    }

    private boolean isOurs(ColumnType columnType) {
        ColumnType element = columnType instanceof ColumnType.ArrayOf array ? array.element() : columnType;
        return element instanceof ColumnType.Defined defined && defined.name().equals(type.name());
    }

    private boolean mentions(@Nullable SqlExpression sql, Set<String> columns) {
        return sql != null
                && (sql.mentions(type.name().name()) || columns.stream().anyMatch(sql::mentions));
    }

    private Set<String> moved(QualifiedName table) {
        return moved.getOrDefault(table, Set.of());
    }

    private Set<String> generated(QualifiedName table) {
        return generated.getOrDefault(table, Set.of());
    }

    private Set<String> all(QualifiedName table) {
        Set<String> all = new TreeSet<>(moved(table));
        all.addAll(generated(table));
        return all;
    }

    private boolean isAffected(Table table, Constraint constraint) {
        Set<String> columns = all(table.name());
        return !(constraint instanceof Constraint.ForeignKey)
                && (constraint.expressions().stream().anyMatch(expression -> mentions(expression, columns))
                        || containsAny(constraint.namedColumns(), generated(table.name())));
    }

    private boolean isAffected(Table table, Constraint.ForeignKey key) {
        return containsAny(key.columns(), all(table.name())) || containsAny(key.references(), all(key.target()));
    }

    private boolean isAffected(Table table, Index index) {
        Set<String> columns = all(table.name());
        return index.expressions().stream().anyMatch(expression -> mentions(expression, columns))
                || containsAny(index.namedColumns(), generated(table.name()));
    }

    private static boolean containsAny(List<String> columns, Set<String> wanted) {
        return columns.stream().anyMatch(wanted::contains);
    }

    private void dropForeignKeys(Table table) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            if (isAffected(table, key)) {
                statements.add(Constraints.drop(table.name(), key.name()));
            }
        }
    }

    private void dropDependents(Table table) {
        for (Index index : table.indexes()) {
            if (isAffected(table, index)) {
                statements.add(Indexes.drop(table.name(), index, true));
            }
        }
        AlterTable alter = new AlterTable(table.name());
        for (Constraint constraint : table.constraints()) {
            if (isAffected(table, constraint)) {
                alter.add("DROP CONSTRAINT " + Sql.identifier(constraint.name()));
            }
        }
        generated(table.name()).forEach(column -> alter.add("DROP COLUMN " + Sql.identifier(column)));
        alter.addTo(statements, null);
    }

    private void moveColumns(Table table) {
        AlterTable alter = new AlterTable(table.name());
        for (Column column : table.columns()) {
            if (moved(table.name()).contains(column.name())) {
                move(column, alter);
            } else if (column.defaultValue() instanceof DefaultValue.Expression value
                    && mentions(value.sql(), Set.of())) {
                alter.column(column.name(), "DROP DEFAULT");
                alter.column(column.name(), "SET DEFAULT " + Defaults.value(value, column.type()));
            }
        }
        alter.addTo(statements, null);
    }

    private void move(Column column, AlterTable alter) {
        DefaultValue value = Defaults.plain(column);
        String brackets = column.type() instanceof ColumnType.ArrayOf ? "[]" : "";
        if (value != null) {
            alter.column(column.name(), "DROP DEFAULT");
        }
        String newType = Types.sql(column.type());
        alter.column(
                column.name(),
                "TYPE " + newType + " USING " + Sql.identifier(column.name()) + "::text" + brackets + "::" + newType);
        if (value != null && LabelDefaults.isPossible(value, column.type(), type)) {
            alter.column(column.name(), "SET DEFAULT " + Defaults.value(value, column.type()));
        }
    }

    private void addDependents(Table table) {
        AlterTable alter = new AlterTable(table.name());
        List<Statement> comments = new ArrayList<>();
        for (Column column : table.columns()) {
            if (generated(table.name()).contains(column.name())) {
                alter.add("ADD COLUMN " + Columns.definition(table.name(), column));
                comments.addAll(Columns.settings(table.name(), column));
            }
        }
        for (Constraint constraint : table.constraints()) {
            if (isAffected(table, constraint)) {
                alter.add("ADD " + Constraints.definition(constraint) + (constraint.valid() ? "" : " NOT VALID"));
                comments.addAll(Constraints.comment(table.name(), constraint));
            }
        }
        alter.addTo(statements, null);
        statements.addAll(comments);
        for (Index index : table.indexes()) {
            if (isAffected(table, index)) {
                statements.addAll(Indexes.create(table.name(), index, true));
            }
        }
    }

    private void addForeignKeys(Table table) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            if (isAffected(table, key)) {
                statements.addAll(Constraints.add(table.name(), key));
            }
        }
    }
}
