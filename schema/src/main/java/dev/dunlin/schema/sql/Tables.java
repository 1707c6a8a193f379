package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables as statements. */
final class Tables {
    private Tables() {}

    /** Creates a table, then what cannot stand inside: partitions, some constraints, indexes, comments and policies. */
    static List<Statement> create(Table wanted, Fold before) {
        Table table = wanted.withColumns(LabelDefaults.possible(wanted.columns(), before));
        List<Statement> statements = new ArrayList<>();
        Namespaces.create(table.name(), before).ifPresent(statements::add);
        table.columns().forEach(column -> statements.addAll(OwnSequences.create(table.name(), column)));
        statements.add(Statement.of("CREATE " + (table.options().unlogged() ? "UNLOGGED " : "") + "TABLE "
                + Sql.name(table.name()) + " (" + lines(table) + ")" + partitionBy(table) + storage(table.options())));
        table.columns().forEach(column -> statements.addAll(OwnSequences.own(table.name(), column)));
        if (table.partitioning() != null) {
            statements.addAll(Partitions.create(table.name(), table.partitioning(), before));
        }
        List<Constraint> separate = new ArrayList<>(table.constraints());
        separate.removeAll(inside(table));
        separate.forEach(constraint -> statements.add(Constraints.add(table.name(), constraint)));
        table.indexes().forEach(index -> statements.add(Indexes.create(table.name(), index, true)));
        if (table.options().comment() != null) {
            statements.add(Comments.onTable(table.name(), table.options().comment()));
        }
        for (Column column : table.columns()) {
            if (column.comment() != null) {
                statements.add(Comments.onColumn(table.name(), column));
            }
        }
        if (table.partitioning() != null) {
            statements.addAll(Partitions.createDetached(table.name(), table.partitioning(), before));
        }
        statements.addAll(Policies.create(table.name(), table.rowSecurity()));
        return statements;
    }

    /** Drops a table with its partitions. */
    static List<Statement> drop(Table table) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("DROP TABLE " + Sql.name(table.name())));
        if (table.partitioning() != null) {
            statements.addAll(Partitions.dropDetached(table.partitioning()));
        }
        return statements;
    }

    static List<Statement> rename(QualifiedName from, QualifiedName to, Fold before) {
        return Namespaces.move("TABLE", from, to, before);
    }

    static List<Statement> alter(QualifiedName table, TableOptions from, TableOptions to) {
        List<Statement> statements = new ArrayList<>();
        if (from.unlogged() != to.unlogged()) {
            statements.add(AlterTable.statement(table, to.unlogged() ? "SET UNLOGGED" : "SET LOGGED"));
        }
        AlterTable alter = new AlterTable(table);
        SortedMap<String, String> gone = new TreeMap<>(from.storage());
        gone.keySet().removeAll(to.storage().keySet());
        if (!gone.isEmpty()) {
            alter.add("RESET " + Storage.names(gone));
        }
        SortedMap<String, String> changed = new TreeMap<>(to.storage());
        changed.entrySet().removeAll(from.storage().entrySet());
        if (!changed.isEmpty()) {
            alter.add("SET " + Storage.parameters(changed));
        }
        alter.addTo(statements, null);
        if (!Objects.equals(from.comment(), to.comment())) {
            statements.add(Comments.onTable(table, to.comment()));
        }
        return statements;
    }

    private static String lines(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(Columns.definition(table.name(), column)));
        inside(table).forEach(constraint -> lines.add(Constraints.definition(constraint)));
        return lines.isEmpty() ? "" : "\n    " + String.join(",\n    ", lines) + "\n";
    }

    /**
     * The constraints that stand inside {@code CREATE TABLE}: the primary key, then unique constraints, checks and foreign
     * keys. Left out are those that are not valid, and keys over the columns of another key, since PostgreSQL drops one of
     * two equal keys there without a word.
     */
    private static List<Constraint> inside(Table table) {
        List<Constraint> keys = new ArrayList<>(table.constraints(Constraint.PrimaryKey.class));
        for (Constraint.Unique unique : table.constraints(Constraint.Unique.class)) {
            if (keys.stream().noneMatch(key -> columns(key).equals(unique.columns()))) {
                keys.add(unique);
            }
        }
        List<Constraint> inside = new ArrayList<>(keys);
        inside.addAll(table.constraints(Constraint.Check.class));
        inside.addAll(table.constraints(Constraint.ForeignKey.class));
        inside.removeIf(constraint -> !constraint.valid());
        return inside;
    }

    private static List<String> columns(Constraint key) {
        return key instanceof Constraint.PrimaryKey primary ? primary.columns() : ((Constraint.Unique) key).columns();
    }

    private static String partitionBy(Table table) {
        return table.partitioning() == null
                ? ""
                : " " + Bounds.by(table.partitioning().key());
    }

    private static String storage(TableOptions options) {
        return options.storage().isEmpty() ? "" : " WITH " + Storage.parameters(options.storage());
    }
}
