package dev.dunlin.schema.scenario;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table, declared by a record of its name unless said otherwise. Each method gives a new declaration, so that one can be
 * varied from another.
 */
public final class TableDeclaration implements Declared.Part {
    private final Table table;
    private final @Nullable String was;
    private final @Nullable Boolean online;
    private final Map<String, ColumnDeclaration> hints;

    private TableDeclaration(
            Table table, @Nullable String was, @Nullable Boolean online, Map<String, ColumnDeclaration> hints) {
        this.table = table;
        this.was = was;
        this.online = online;
        this.hints = hints;
    }

    public static TableDeclaration table(String name) {
        QualifiedName qualified = Names.qualified(name);
        return new TableDeclaration(Table.of(qualified).withJavaType(Names.type(qualified)), null, null, Map.of());
    }

    /** A table with a primary key {@code id}, to which foreign keys can refer. */
    public static TableDeclaration tableWithId(String name) {
        return table(name).column("id", ColumnDeclaration.uuid()).primaryKey("id");
    }

    boolean isNamed(String name) {
        return table.name().equals(Names.qualified(name));
    }

    /** Another record than the one of the table's name declares it. */
    public TableDeclaration java(String javaType) {
        return with(table.withJavaType(javaType));
    }

    /** {@code @Table(was = …)}. */
    public TableDeclaration was(String formerName) {
        return new TableDeclaration(table, formerName, online, hints);
    }

    /** {@code @Table(managed = false)}. */
    public TableDeclaration unmanaged() {
        return with(table.withManaged(false));
    }

    /** {@code @Table(online = …)}. */
    public TableDeclaration online(boolean isOnline) {
        return new TableDeclaration(table, was, isOnline, hints);
    }

    public TableDeclaration comment(String text) {
        return with(table.withOptions(table.options().withComment(text)));
    }

    public TableDeclaration unlogged() {
        return with(table.withOptions(table.options().withUnlogged(true)));
    }

    public TableDeclaration storage(String parameter, String value) {
        SortedMap<String, String> storage = new TreeMap<>(table.options().storage());
        storage.put(parameter, value);
        return with(table.withOptions(table.options().withStorage(storage)));
    }

    public TableDeclaration tablespace(String name) {
        return with(table.withOptions(table.options().withTablespace(name)));
    }

    public TableDeclaration inherits(String... parents) {
        return with(table.withOptions(table.options()
                .withInherits(Stream.of(parents).map(Names::qualified).toList())));
    }

    /** A column; one of the same name is replaced at its place. */
    public TableDeclaration column(String name, ColumnDeclaration declaration) {
        Column column = declaration.named(name);
        List<Column> columns = new ArrayList<>(table.columns());
        int at = names().indexOf(name);
        if (at < 0) {
            columns.add(column);
        } else {
            columns.set(at, column);
        }
        Map<String, ColumnDeclaration> all = new HashMap<>(hints);
        all.put(name, declaration);
        return new TableDeclaration(table.withColumns(columns), was, online, all);
    }

    /** A column before another one. */
    public TableDeclaration columnBefore(String other, String name, ColumnDeclaration declaration) {
        TableDeclaration added = column(name, declaration);
        List<Column> columns = new ArrayList<>(added.table.columns());
        columns.add(names().indexOf(other), columns.remove(columns.size() - 1));
        return new TableDeclaration(added.table.withColumns(columns), was, online, added.hints);
    }

    public TableDeclaration primaryKey(String... columns) {
        return constraint(new Constraint.PrimaryKey(table.name().name() + "_pkey", List.of(columns)));
    }

    public TableDeclaration unique(String... columns) {
        return constraint(Constraint.Unique.of(derived(columns, "key"), columns));
    }

    public TableDeclaration check(String name, String sql) {
        return constraint(new Constraint.Check(name, new SqlExpression(sql), true));
    }

    /** A foreign key to {@code id} of another table. */
    public TableDeclaration foreignKey(String column, String target) {
        return foreignKey(ForeignKeyDeclaration.foreignKey(column).to(target, "id"));
    }

    public TableDeclaration foreignKey(ForeignKeyDeclaration key) {
        return constraint(key.of(table.name()));
    }

    /** A constraint; one of the same name is replaced. */
    public TableDeclaration constraint(Constraint constraint) {
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.removeIf(other -> other.name().equals(constraint.name()));
        constraints.add(constraint);
        return with(table.withConstraints(constraints));
    }

    public TableDeclaration index(String... columns) {
        return index(Index.of(derived(columns, "idx"), columns));
    }

    public TableDeclaration index(IndexDeclaration declaration) {
        return index(declaration.of(table.name()));
    }

    private TableDeclaration index(Index index) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.removeIf(other -> other.name().equals(index.name()));
        indexes.add(index);
        return with(table.withIndexes(indexes));
    }

    /** {@code @Partitioned} with its partitions. */
    public TableDeclaration partitioned(@Nullable Partitioning partitioning) {
        return with(table.withPartitioning(partitioning));
    }

    /** {@code @RowLevelSecurity} with its policies. */
    public TableDeclaration secured(RowSecurity.Mode mode, Policy... policies) {
        return with(table.withRowSecurity(new RowSecurity(mode, List.of(policies))));
    }

    /** The same without the columns, constraints and indexes of these names. */
    public TableDeclaration without(String... names) {
        List<String> gone = List.of(names);
        Map<String, ColumnDeclaration> remaining = new HashMap<>(hints);
        gone.forEach(remaining::remove);
        Table rest = table.withColumns(table.columns().stream()
                        .filter(column -> !gone.contains(column.name()))
                        .toList())
                .withConstraints(table.constraints().stream()
                        .filter(constraint -> !gone.contains(constraint.name()))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(index -> !gone.contains(index.name()))
                        .toList());
        return new TableDeclaration(rest, was, online, remaining);
    }

    @Override
    public void addTo(Declared.Collector collector) {
        collector.add(table);
        ifPresent(was, name -> collector.was(Subject.table(table.name()), name));
        ifPresent(online, isOnline -> collector.online(table.name(), isOnline));
        hints.forEach((name, column) -> {
            Subject subject = Subject.column(table.name(), name);
            ifPresent(column.was(), former -> collector.was(subject, former));
            ifPresent(column.using(), sql -> collector.using(subject, sql));
            ifPresent(column.backfill(), sql -> collector.backfill(subject, sql));
        });
    }

    private static <T> void ifPresent(@Nullable T value, Consumer<T> action) {
        if (value != null) {
            action.accept(value);
        }
    }

    private List<String> names() {
        return table.columns().stream().map(Column::name).toList();
    }

    private String derived(String[] columns, String label) {
        return table.name().name() + "_" + String.join("_", columns) + "_" + label;
    }

    private TableDeclaration with(Table changed) {
        return new TableDeclaration(changed, was, online, hints);
    }
}
