package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tables that inherit others: what they have from them, and what PostgreSQL makes of that. */
final class Heirs {
    private Heirs() {}

    /** The table with the columns that it inherits before its own. */
    static Table whole(Schema schema, Table table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Table parent : parents(schema, table)) {
            whole(schema, parent).columns().forEach(column -> columns.putIfAbsent(column.name(), inherited(column)));
        }
        table.columns().forEach(column -> columns.putIfAbsent(column.name(), column));
        return table.withColumns(List.copyOf(columns.values()));
    }

    /** A table without the columns that it inherits. */
    static Table own(Table whole, List<Column> inherited) {
        Set<String> names = names(inherited);
        return whole.withColumns(whole.columns().stream()
                .filter(column -> !names.contains(column.name()))
                .toList());
    }

    /** An identity is the parent's alone. */
    static Column inherited(Column column) {
        return column.defaultValue() instanceof DefaultValue.Identity ? column.withDefault(null) : column;
    }

    static List<Table> parents(Schema schema, Table table) {
        return table.options().inherits().stream()
                .map(schema.tables()::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The tables above one, nearest first. */
    static List<Table> ancestors(Schema schema, Table table) {
        List<Table> ancestors = new ArrayList<>();
        for (Table parent : parents(schema, table)) {
            ancestors.add(parent);
            ancestors.addAll(ancestors(schema, parent));
        }
        return ancestors;
    }

    /** The tables that inherit one, be it by way of others. */
    static List<Table> of(Schema schema, QualifiedName name) {
        return schema.tables().values().stream()
                .filter(table -> ancestors(schema, table).stream()
                        .anyMatch(parent -> parent.name().equals(name)))
                .toList();
    }

    /** Columns that no column of the table can be called after: its own, and those of its heirs and ancestors. */
    static List<Column> around(Schema schema, Table table) {
        List<Column> columns = new ArrayList<>(whole(schema, table).columns());
        of(schema, table.name())
                .forEach(heir -> columns.addAll(whole(schema, heir).columns()));
        return columns;
    }

    /**
     * Whether PostgreSQL can make the tables so, and could make them so of the tables before.
     *
     * <p>It refuses to rename what a table has from two parents, or to give it another type by one of them (manual, {@code
     * ALTER TABLE}, "Notes").
     */
    static boolean arePossible(Schema before, Schema schema) {
        return schema.tables().values().stream()
                .filter(table -> !table.options().inherits().isEmpty())
                .allMatch(heir -> isPossible(before, schema, heir));
    }

    private static boolean isPossible(Schema before, Schema schema, Table heir) {
        List<Table> parents = parents(schema, heir);
        boolean areThere = parents.size() == heir.options().inherits().size();
        boolean arePlain =
                parents.stream().allMatch(parent -> parent.partitioning() == null) && heir.partitioning() == null;
        if (!areThere || !arePlain || !areDisjoint(schema, heir, parents)) {
            return false;
        }
        Set<String> names = names(whole(schema, heir).columns());
        boolean areThereAll = heir.constraints().stream()
                        .allMatch(constraint -> uses(constraint).stream().allMatch(names::contains))
                && heir.indexes().stream().allMatch(index -> isOver(index, names));
        return areThereAll && areUnchanged(before, schema, heir);
    }

    /** Whether nothing comes from two sides, be it a column or a check. */
    private static boolean areDisjoint(Schema schema, Table heir, List<Table> parents) {
        Set<String> columns = new HashSet<>();
        Set<String> constraints = new HashSet<>();
        boolean disjoint = heir.columns().stream().allMatch(column -> columns.add(column.name()))
                && heir.constraints().stream().allMatch(constraint -> constraints.add(constraint.name()));
        for (Table parent : parents) {
            disjoint &= whole(schema, parent).columns().stream().allMatch(column -> columns.add(column.name()));
        }
        for (Table ancestor : new HashSet<>(ancestors(schema, heir))) {
            disjoint &= ancestor.constraints(Constraint.Check.class).stream()
                    .allMatch(check -> constraints.add(check.name()));
        }
        return disjoint;
    }

    /** Whether expressions of the heir find inherited columns as they were. */
    private static boolean areUnchanged(Schema before, Schema schema, Table heir) {
        Table old = before.tables().get(heir.name());
        if (old == null) {
            return true;
        }
        Table whole = whole(schema, heir);
        for (Column column : whole(before, old).columns()) {
            Optional<Column> now = whole.column(column.name());
            boolean isAlike = now.isPresent()
                    && SchemaMutator.isFamily(now.get().type(), column.type())
                    && Objects.equals(now.get().collation(), column.collation())
                    && now.get().isVirtual() == column.isVirtual();
            if (!isAlike && heir.column(column.name()).isEmpty() && reads(heir, column.name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean reads(Table heir, String column) {
        return heir.constraints().stream().anyMatch(constraint -> constraint.dependsOn(column))
                || heir.indexes().stream().anyMatch(index -> index.dependsOn(column))
                || heir.columns().stream().anyMatch(other -> Cuts.isComputedFrom(other, column))
                || heir.rowSecurity().policies().stream().anyMatch((Policy policy) -> policy.mentions(column));
    }

    private static Collection<String> uses(Constraint constraint) {
        if (constraint instanceof Constraint.ForeignKey key) {
            return key.columns();
        }
        if (constraint instanceof Constraint.PrimaryKey key) {
            return key.columns();
        }
        if (constraint instanceof Constraint.Unique unique) {
            List<String> columns = new ArrayList<>(unique.columns());
            columns.addAll(unique.include());
            return columns;
        }
        return List.of();
    }

    private static boolean isOver(Index index, Set<String> names) {
        return names.containsAll(index.include())
                && index.parts().stream().allMatch(part -> part.column() == null || names.contains(part.column()));
    }

    private static Set<String> names(List<Column> columns) {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    /** The heirs without what depends on inherited columns that they no longer have. */
    static Schema withoutLost(Schema before, Schema schema) {
        Schema result = schema;
        for (Table heir : schema.tables().values()) {
            Table old = before.tables().get(heir.name());
            if (heir.options().inherits().isEmpty() || old == null) {
                continue;
            }
            Set<String> gone = names(whole(before, old).columns());
            gone.removeAll(names(whole(schema, heir).columns()));
            Table rest = Cuts.withoutDependents(heir, gone);
            Schema now = Cuts.with(result, rest);
            for (String column : gone) {
                for (Column other : rest.columns()) {
                    now = Cuts.isComputedFrom(other, column) && rest.columns().size() > 1
                            ? Cuts.withoutColumn(now, heir.name(), other.name())
                            : now;
                }
            }
            result = now;
        }
        return result;
    }
}
