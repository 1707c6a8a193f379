package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                + Sql.name(table.name()) + " (" + lines(table) + ")" + partitionBy(table) + suffix(table.options())));
        table.columns().forEach(column -> statements.addAll(OwnSequences.own(table.name(), column)));
        if (table.partitioning() != null) {
            statements.addAll(Partitions.create(table.name(), table.partitioning(), before));
        }
        List<Constraint> separate = new ArrayList<>(table.constraints());
        separate.removeAll(inside(table));
        separate.sort(Comparator.comparing(Constraint.ForeignKey.class::isInstance));
        separate.forEach(constraint -> statements.addAll(Constraints.add(table.name(), constraint)));
        table.indexes().forEach(index -> statements.addAll(Indexes.create(table.name(), index, true)));
        inside(table).forEach(constraint -> statements.addAll(Constraints.comment(table.name(), constraint)));
        if (table.options().comment() != null) {
            statements.add(Comments.onTable(table.name(), table.options().comment()));
        }
        table.columns()
                .forEach(column ->
                        statements.addAll(Columns.settings(table.name(), Columns.Followers.of(table), column)));
        if (table.partitioning() != null) {
            statements.addAll(Partitions.createDetached(table.name(), table.columns(), table.partitioning(), before));
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
        if (!Objects.equals(from.tablespace(), to.tablespace())) {
            statements.add(AlterTable.statement(table, "SET TABLESPACE " + tablespace(to.tablespace())));
        }
        AlterTable alter = new AlterTable(table);
        Storage.alterations(from.storage(), to.storage()).forEach(alter::add);
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
     * The constraints that stand inside {@code CREATE TABLE}: the primary key, then unique and exclusion constraints, checks
     * and foreign keys. Left out are those that are not valid, foreign keys to a key that is left out, and keys and exclusion constraints over what another one is
     * over, since PostgreSQL drops one of two equal ones there without a word.
     */
    private static List<Constraint> inside(Table table) {
        List<Constraint> inside = new ArrayList<>(table.constraints(Constraint.PrimaryKey.class));
        Set<Object> backed = inside.stream().map(Tables::backing).collect(Collectors.toCollection(HashSet::new));
        Stream.of(Constraint.Unique.class, Constraint.Exclude.class)
                .flatMap(kind -> table.constraints(kind).stream())
                .filter(constraint -> backed.add(backing(constraint)))
                .forEach(inside::add);
        boolean hasAlike = table.constraints(Constraint.Unique.class).stream().anyMatch(key -> !inside.contains(key));
        inside.addAll(table.constraints(Constraint.Check.class));
        table.foreignKeys().stream()
                .filter(key -> !(hasAlike && key.target().equals(table.name())))
                .forEach(inside::add);
        inside.removeIf(constraint -> !constraint.valid());
        return inside;
    }

    /** What the index behind a constraint is over. */
    private static Object backing(Constraint constraint) {
        return constraint instanceof Constraint.Exclude exclude ? exclude.elements() : constraint.namedColumns();
    }

    private static String suffix(TableOptions options) {
        return (options.inherits().isEmpty()
                        ? ""
                        : options.inherits().stream()
                                .map(Sql::name)
                                .collect(Collectors.joining(", ", " INHERITS (", ")")))
                + (options.storage().isEmpty() ? "" : " WITH " + Storage.parameters(options.storage()))
                + (options.tablespace() == null ? "" : " TABLESPACE " + Sql.identifier(options.tablespace()));
    }

    /** A database may have another default; its name cannot be known. */
    private static String tablespace(@Nullable String name) {
        return Sql.identifier(name == null ? "pg_default" : name);
    }

    private static String partitionBy(Table table) {
        return table.partitioning() == null
                ? ""
                : " " + Bounds.by(table.partitioning().key());
    }
}
