package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.present;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tables of a schema under change, and which of them refer to which. */
final class FoldedTables {
    private final SortedMap<QualifiedName, Table> tables;

    /** By table: names of those that refer to it, or once did; null until somebody asks. */
    private @Nullable Map<QualifiedName, Set<QualifiedName>> referrers;

    /** Names of tables that came, went or changed. */
    private final Set<QualifiedName> touched = new HashSet<>();

    FoldedTables(SortedMap<QualifiedName, Table> tables) {
        this.tables = new TreeMap<>(tables);
    }

    SortedMap<QualifiedName, Table> view() {
        return Collections.unmodifiableSortedMap(tables);
    }

    /** Names that may stand for something else than at the beginning, a view. */
    Set<QualifiedName> touched() {
        return Collections.unmodifiableSet(touched);
    }

    @Nullable
    Table get(QualifiedName name) {
        return tables.get(name);
    }

    void put(Table table) {
        tables.put(table.name(), table);
        touched.add(table.name());
        if (referrers != null) {
            note(referrers, table);
        }
    }

    /** A table that a change needs to be there; so are the parts that follow. */
    Table table(Change change, QualifiedName name) {
        return present(change, get(name), "table " + name);
    }

    Column column(Change change, QualifiedName table, String name) {
        return present(change, table(change, table).column(name).orElse(null), "column " + table + "." + name);
    }

    Constraint constraint(Change change, QualifiedName table, String name) {
        return present(
                change, table(change, table).constraint(name).orElse(null), "constraint " + name + " on " + table);
    }

    Index index(Change change, QualifiedName table, String name) {
        return present(change, table(change, table).index(name).orElse(null), "index " + name + " on " + table);
    }

    /** Changes a table, if it is there. */
    void update(QualifiedName name, UnaryOperator<Table> change) {
        Table table = get(name);
        if (table != null) {
            put(change.apply(table));
        }
    }

    void remove(QualifiedName name) {
        tables.remove(name);
        touched.add(name);
    }

    /** The tables that inherit a table, or have a foreign key to it, itself perhaps among them, by name. */
    List<Table> referrers(QualifiedName target) {
        if (referrers == null) {
            referrers = new HashMap<>();
            for (Table table : tables.values()) {
                note(referrers, table);
            }
        }
        List<Table> found = new ArrayList<>();
        for (QualifiedName name : referrers.getOrDefault(target, Set.of())) {
            Table table = tables.get(name);
            if (table != null && table.refersTo(target)) {
                found.add(table);
            }
        }
        return found;
    }

    /** The tables that inherit a table, be it by way of others, by name. */
    List<Table> heirs(QualifiedName parent) {
        List<Table> heirs = new ArrayList<>();
        for (Table table : referrers(parent)) {
            if (table.options().inherits().contains(parent)) {
                heirs.add(table);
                heirs.addAll(heirs(table.name()));
            }
        }
        return heirs;
    }

    void replaceReferrers(QualifiedName target, UnaryOperator<Table> change) {
        referrers(target).forEach(table -> put(change.apply(table)));
    }

    /** Replaces tables by others of the same name that refer to the same tables. */
    void replaceAll(UnaryOperator<Table> change) {
        tables.replaceAll((name, table) -> {
            Table replaced = change.apply(table);
            if (!replaced.equals(table)) {
                touched.add(name);
            }
            return replaced;
        });
    }

    private static void note(Map<QualifiedName, Set<QualifiedName>> referrers, Table table) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            referrers.computeIfAbsent(key.target(), name -> new TreeSet<>()).add(table.name());
        }
        for (QualifiedName parent : table.options().inherits()) {
            referrers.computeIfAbsent(parent, name -> new TreeSet<>()).add(table.name());
        }
    }
}
