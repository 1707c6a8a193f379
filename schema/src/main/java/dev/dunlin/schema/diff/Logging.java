package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Takes tables out of the write-ahead log and back into it. A logged table cannot refer to an unlogged one, so that what
 * refers leaves the log first, and what is referred to comes back first. A foreign key of a cycle is dropped meanwhile.
 */
final class Logging {
    private final Draft draft;

    Logging(Draft draft) {
        this.draft = draft;
    }

    void run() {
        SortedMap<QualifiedName, Table> leaving = switching(true);
        leaving.keySet().forEach(this::letGoOfTablesThatGo);
        while (!leaving.isEmpty()) {
            Table next = leaving.values().stream()
                    .filter(table -> referrersAmong(leaving, table.name()).isEmpty())
                    .findFirst()
                    .orElseGet(() -> leaving.get(leaving.firstKey()));
            referrersAmong(leaving, next.name()).forEach(referrer -> dropForeignKeys(referrer, next.name()::equals));
            switchOver(next.name());
            leaving.remove(next.name());
        }
        SortedMap<QualifiedName, Table> returning = switching(false);
        while (!returning.isEmpty()) {
            Table next = returning.values().stream()
                    .filter(table -> !refersToOthersAmong(returning, table))
                    .findFirst()
                    .orElseGet(() -> returning.get(returning.firstKey()));
            returning.remove(next.name());
            dropForeignKeys(next.name(), returning::containsKey);
            switchOver(next.name());
        }
    }

    /** The tables that are to be unlogged, or logged, and are not yet. */
    private SortedMap<QualifiedName, Table> switching(boolean unlogged) {
        SortedMap<QualifiedName, Table> switching = new TreeMap<>();
        for (Table table : draft.changedTables()) {
            boolean isWanted = wanted(table.name()).options().unlogged();
            if (isWanted == unlogged && table.options().unlogged() != unlogged) {
                switching.put(table.name(), table);
            }
        }
        return switching;
    }

    /** Tables that are dropped later are logged until then. */
    private void letGoOfTablesThatGo(QualifiedName target) {
        for (Table referrer : draft.referrers(target)) {
            if (draft.wantedTable(referrer.name()) == null) {
                dropForeignKeys(referrer.name(), target::equals);
            }
        }
    }

    private List<QualifiedName> referrersAmong(SortedMap<QualifiedName, Table> tables, QualifiedName target) {
        return draft.referrers(target).stream()
                .map(Table::name)
                .filter(name -> !name.equals(target) && tables.containsKey(name))
                .toList();
    }

    private boolean refersToOthersAmong(SortedMap<QualifiedName, Table> tables, Table table) {
        return present(table.name()).foreignKeys().stream()
                .map(Constraint.ForeignKey::target)
                .anyMatch(target -> !target.equals(table.name()) && tables.containsKey(target));
    }

    private void dropForeignKeys(QualifiedName name, Predicate<QualifiedName> to) {
        for (Constraint.ForeignKey key : present(name).foreignKeys()) {
            if (to.test(key.target())) {
                draft.add(new KeyChange.DropConstraint(name, key));
            }
        }
    }

    private void switchOver(QualifiedName name) {
        draft.add(new TableChange.AlterTable(
                name, present(name).options(), wanted(name).options()));
    }

    private Table present(QualifiedName name) {
        return Objects.requireNonNull(draft.table(name));
    }

    private Table wanted(QualifiedName name) {
        return Objects.requireNonNull(draft.wantedTable(name));
    }
}
