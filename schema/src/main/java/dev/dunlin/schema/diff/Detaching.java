package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Third phase: constraints and indexes that are not wanted go, and so do those that stand in the way of other changes; the
 * latter come back when those are done. What only bears another name is renamed.
 */
final class Detaching {
    private final Draft draft;

    Detaching(Draft draft) {
        this.draft = draft;
    }

    void run() {
        Set<String> lostFunctions = LostFunctions.of(draft);
        if (!lostFunctions.isEmpty()) {
            freeColumns(lostFunctions);
            freeDomains(lostFunctions);
        }
        dropColumnsThatAreInherited();
        Map<QualifiedName, Disturbance> disturbances = disturbances(lostFunctions);
        dropTablesThatGoAnyway(disturbances);
        List<Detachment> detachments = new ArrayList<>();
        Set<Detachment.Key> lostKeys = new HashSet<>();
        for (Table table : draft.changedTablesAnd(disturbances.keySet())) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            Detachment detachment = new Detachment(table, wanted, disturbances.get(table.name()));
            detachments.add(detachment);
            lostKeys.addAll(detachment.lostKeys());
        }
        dropForeignKeys(disturbances, lostKeys);
        detachments.forEach(detachment -> detachment.drop(draft));
        rename(detachments);
    }

    /** A table that goes need not wait for the new labels of its columns, which its checks may not know. */
    private void dropTablesThatGoAnyway(Map<QualifiedName, Disturbance> disturbances) {
        List<QualifiedName> gone = disturbances.keySet().stream()
                .filter(name -> draft.wantedTable(name) == null)
                .toList();
        gone.forEach(name -> dropTableAndHeirs(name, draft.goneTables().keySet()));
        gone.forEach(disturbances::remove);
    }

    /**
     * A table that goes while one that it inherits stays does so first: otherwise it would take part in what becomes of the
     * other, and on the way back it would come before columns that it inherits.
     */
    void dropHeirsOfTablesThatStay() {
        SortedMap<QualifiedName, Table> gone = draft.goneTables();
        for (Table table : gone.values()) {
            if (inheritsWhatStays(table, gone)) {
                dropTableAndHeirs(table.name(), gone.keySet());
            }
        }
    }

    private static boolean inheritsWhatStays(Table table, Map<QualifiedName, Table> gone) {
        return table.options().inherits().stream().anyMatch(name -> {
            Table parent = gone.get(name);
            return parent == null || inheritsWhatStays(parent, gone);
        });
    }

    /** Drops a table after those of the ones that go which inherit it; nothing happens if it is gone already. */
    void dropTableAndHeirs(QualifiedName name, Set<QualifiedName> gone) {
        for (Table heir : draft.heirs(name)) {
            if (gone.contains(heir.name())) {
                dropTableAndHeirs(heir.name(), gone);
            }
        }
        if (draft.table(name) != null) {
            dropTable(name);
        }
    }

    /** A column that a table is to inherit goes first: PostgreSQL drops none that is inherited (SQLSTATE 42P16). */
    private void dropColumnsThatAreInherited() {
        for (Table table : draft.changedTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            Set<String> inherited = new HashSet<>();
            addInherited(table, inherited);
            for (Column column : table.columns()) {
                boolean isTakenOver = wanted.column(column.name()).isEmpty() && inherited.contains(column.name());
                if (isTakenOver
                        && Objects.requireNonNull(draft.table(table.name()))
                                .column(column.name())
                                .isPresent()) {
                    dropColumn(table.name(), column.name());
                }
            }
        }
    }

    /** Adds the columns that the tables above one, which it inherits already, are to have. */
    private void addInherited(Table table, Set<String> columns) {
        for (QualifiedName name : table.options().inherits()) {
            Table parent = draft.table(name);
            Table wanted = draft.wantedTable(name);
            if (parent != null && wanted != null) {
                wanted.columns().forEach(column -> columns.add(column.name()));
                addInherited(parent, columns);
            }
        }
    }

    /** Domains whose checks or default call functions that are made anew let go of them for so long. */
    private void freeDomains(Set<String> functions) {
        for (SchemaObject object : List.copyOf(draft.objects().values())) {
            if (object instanceof Domain domain && draft.wanted().objects().containsKey(domain.id())) {
                boolean isDefaultCalled = domain.defaultValue() instanceof DefaultValue.Expression value
                        && LostFunctions.isCalled(value.sql(), functions);
                Domain free = domain.withDefault(isDefaultCalled ? null : domain.defaultValue())
                        .withChecks(domain.checks().stream()
                                .filter(check -> !LostFunctions.isCalled(check.expression(), functions))
                                .toList());
                if (!free.equals(domain)) {
                    draft.add(new ObjectChange.AlterObject(domain, free));
                }
            }
        }
    }

    /** Columns whose values or defaults come from functions that are made anew let go of them for so long. */
    private void freeColumns(Set<String> functions) {
        for (Table table : List.copyOf(draft.tables().values())) {
            for (Column column : table.columns()) {
                boolean isThere = draft.wantedTable(table.name()) != null
                        && Objects.requireNonNull(draft.table(table.name()))
                                .column(column.name())
                                .isPresent();
                if (!isThere || !LostFunctions.isCalled(column, functions)) {
                    continue;
                }
                if (column.isGenerated()) {
                    dropColumn(table.name(), column.name());
                } else {
                    draft.add(new ColumnChange.AlterColumn(table.name(), column, column.withDefault(null), null, null));
                }
            }
        }
    }

    private Map<QualifiedName, Disturbance> disturbances(Set<String> lostFunctions) {
        Set<QualifiedName> replacedTypes = Disturbance.replacedTypes(draft);
        Collection<Table> candidates = replacedTypes.isEmpty() && lostFunctions.isEmpty()
                ? draft.changedTables()
                : draft.tables().values();
        Map<QualifiedName, Disturbance> disturbances = new TreeMap<>();
        for (Table table : candidates) {
            Disturbance disturbance =
                    Disturbance.of(replacedTypes, lostFunctions, table, draft.wantedTable(table.name()));
            if (!disturbance.isEmpty()) {
                disturbances.put(table.name(), disturbance);
            }
        }
        new TreeMap<>(disturbances)
                .forEach((parent, disturbance) -> draft.heirs(parent).stream()
                        .filter(heir -> draft.wantedTable(heir.name()) != null)
                        .forEach(heir -> disturbances.merge(heir.name(), disturbance, Disturbance::and)));
        return disturbances;
    }

    /** Drops a table after the foreign keys that refer to it. */
    private void dropTable(QualifiedName name) {
        for (Table table : draft.referrers(name)) {
            if (!table.name().equals(name)) {
                dropConstraints(
                        table,
                        constraint -> constraint instanceof Constraint.ForeignKey key
                                && key.target().equals(name));
            }
        }
        new Securing(draft).dropReaders(name);
        draft.add(new TableChange.DropTable(Objects.requireNonNull(draft.table(name))));
    }

    /** Drops a column whose name is needed, after everything that depends on it. */
    void dropColumn(QualifiedName name, String column) {
        new Securing(draft).dropReaders(name, column);
        dropForeignKeys(name, column);
        dropConstraints(
                Objects.requireNonNull(draft.table(name)), constraint -> Detachment.dependsOn(constraint, column));
        Table table = Objects.requireNonNull(draft.table(name));
        for (Index index : table.indexes()) {
            if (index.dependsOn(column)) {
                draft.add(new KeyChange.DropIndex(name, index));
            }
        }
        for (Column other : table.columns()) {
            if (other.defaultValue() instanceof DefaultValue.Generated generated
                    && generated.sql().mentions(column)) {
                dropColumn(name, other.name());
            }
        }
        draft.add(new ColumnChange.DropColumn(name, table.column(column).orElseThrow()));
    }

    /** Drops the foreign keys that depend on a column, or on a key that goes with it. */
    private void dropForeignKeys(QualifiedName name, String column) {
        Table owner = Objects.requireNonNull(draft.table(name));
        Set<Set<String>> keys = new HashSet<>();
        owner.constraints().stream()
                .filter(constraint -> Detachment.dependsOn(constraint, column))
                .map(Constraint::keyColumns)
                .filter(Objects::nonNull)
                .forEach(columns -> keys.add(Set.copyOf(columns)));
        owner.indexes().stream()
                .filter(index -> index.unique() && index.dependsOn(column))
                .forEach(index -> keys.add(Detachment.columns(index)));
        SortedMap<QualifiedName, Table> concerned = byName(draft.referrers(name));
        concerned.put(name, owner);
        for (Table table : concerned.values()) {
            dropConstraints(
                    table,
                    constraint -> constraint instanceof Constraint.ForeignKey key
                            && ((table.name().equals(name) && key.columns().contains(column))
                                    || (key.target().equals(name)
                                            && (key.references().contains(column)
                                                    || keys.contains(Set.copyOf(key.references()))))));
        }
    }

    private void dropConstraints(Table table, Predicate<Constraint> which) {
        for (Constraint constraint : table.constraints()) {
            if (which.test(constraint)) {
                draft.add(new KeyChange.DropConstraint(table.name(), constraint));
            }
        }
    }

    private void dropForeignKeys(Map<QualifiedName, Disturbance> disturbances, Set<Detachment.Key> lostKeys) {
        SortedMap<QualifiedName, Table> concerned = byName(draft.changedTables());
        Set<QualifiedName> targets = new HashSet<>(disturbances.keySet());
        lostKeys.forEach(key -> targets.add(key.table()));
        for (QualifiedName target : targets) {
            concerned.put(target, Objects.requireNonNull(draft.table(target)));
            concerned.putAll(byName(draft.referrers(target)));
        }
        for (Table table : concerned.values()) {
            if (!table.foreignKeys().isEmpty()) {
                dropForeignKeys(table, disturbances, lostKeys);
            }
        }
    }

    private void dropForeignKeys(
            Table table, Map<QualifiedName, Disturbance> disturbances, Set<Detachment.Key> lostKeys) {
        Set<Constraint> unwanted = unwantedForeignKeys(table);
        Disturbance own = disturbances.get(table.name());
        dropConstraints(table, constraint -> {
            if (!(constraint instanceof Constraint.ForeignKey key)) {
                return false;
            }
            Disturbance target = disturbances.get(key.target());
            return unwanted.contains(key)
                    || lostKeys.contains(new Detachment.Key(key.target(), Set.copyOf(key.references())))
                    || (own != null && disturbs(own, key.columns()))
                    || (target != null && disturbs(target, key.references()));
        });
    }

    /** The foreign keys of a table that stays which are not wanted; those of a table that goes may go with it. */
    private Set<Constraint> unwantedForeignKeys(Table table) {
        Table wanted = draft.wantedTable(table.name());
        if (wanted == null || draft.isAsWanted(table)) {
            return Set.of();
        }
        Set<Constraint> unwanted = new HashSet<>(table.foreignKeys());
        unwanted.removeIf(key -> Detachment.isWanted(key, wanted));
        unwanted.removeAll(Detachment.renamable(table, wanted));
        return unwanted;
    }

    private static SortedMap<QualifiedName, Table> byName(List<Table> tables) {
        SortedMap<QualifiedName, Table> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        return byName;
    }

    private static boolean disturbs(@Nullable Disturbance disturbance, List<String> columns) {
        return disturbance != null
                && columns.stream()
                        .anyMatch(column -> disturbance.retyped().contains(column)
                                || disturbance.replaced().contains(column));
    }

    private void rename(List<Detachment> detachments) {
        List<PartRename> renames = new ArrayList<>();
        detachments.forEach(detachment -> renames.addAll(detachment.renames(draft)));
        PartRename.inOrder(renames)
                .forEach(rename -> draft.add(rename.change(Objects.requireNonNull(draft.table(rename.table())))));
        detachments.forEach(detachment -> detachment.promote(draft));
    }
}
