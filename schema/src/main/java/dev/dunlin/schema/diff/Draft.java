package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A comparison under way: the changes found so far, and the schema to which they lead. */
final class Draft {
    private final Fold fold;
    private final Schema wanted;
    private final Hints hints;
    private final SortedMap<QualifiedName, Table> wantedTables;

    /** Names of the tables that were not as they are to be, or not on both sides, at the beginning. */
    private final Set<QualifiedName> unlike;

    /** Tables, each by itself, that were seen to be as wanted, so that they are compared once. */
    private final Set<Table> asWanted = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<Change> changes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Draft(Schema from, Schema wanted, Hints hints) {
        this.fold = Fold.from(from);
        this.wanted = wanted;
        this.hints = hints;
        this.wantedTables = Collections.unmodifiableSortedMap(managed(wanted.tables()));
        this.unlike = unlike(from.tables(), wanted.tables());
    }

    /** Notes a change and goes on with the schema as it leaves it. */
    void add(Change change) {
        fold.apply(change);
        changes.add(change);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** The schema as the changes so far leave it. */
    SchemaView schema() {
        return fold;
    }

    Hints hints() {
        return hints;
    }

    Schema wanted() {
        return wanted;
    }

    /** The tables as they are now, managed ones only. */
    SortedMap<QualifiedName, Table> tables() {
        return managed(fold.tables());
    }

    /** The tables as they are to be, managed ones only. */
    SortedMap<QualifiedName, Table> wantedTables() {
        return wantedTables;
    }

    SortedMap<QualifiedName, EnumType> enums() {
        return new TreeMap<>(fold.enums());
    }

    @Nullable
    EnumType enumType(QualifiedName name) {
        return fold.enums().get(name);
    }

    /** What is neither table nor enum type, as it is now. */
    SortedMap<ObjectId, SchemaObject> objects() {
        return new TreeMap<>(fold.objects());
    }

    @Nullable
    Table table(QualifiedName name) {
        Table table = fold.tables().get(name);
        return table != null && table.managed() ? table : null;
    }

    /** The table of this name as it is now, managed or not. */
    @Nullable
    Table anyTable(QualifiedName name) {
        return fold.tables().get(name);
    }

    /** The wanted table of this name, if it is managed. */
    @Nullable
    Table wantedTable(QualifiedName name) {
        return wantedTables.get(name);
    }

    /** Tables that are to be and are not there yet. */
    SortedMap<QualifiedName, Table> newTables() {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        for (QualifiedName name : suspects()) {
            Table wantedTable = wantedTable(name);
            if (wantedTable != null && table(name) == null) {
                tables.put(name, wantedTable);
            }
        }
        return tables;
    }

    /** Tables that are there and are not to be, as they are now. */
    SortedMap<QualifiedName, Table> goneTables() {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        for (QualifiedName name : suspects()) {
            Table table = table(name);
            if (table != null && wantedTable(name) == null) {
                tables.put(name, table);
            }
        }
        return tables;
    }

    /** Tables that are there and are to be, and are not as they are to be. */
    List<Table> changedTables() {
        return changedTablesAnd(Set.of());
    }

    /** The same, and those of these names that are there and are to be; sorted by name. */
    List<Table> changedTablesAnd(Set<QualifiedName> names) {
        SortedSet<QualifiedName> candidates = suspects();
        candidates.addAll(names);
        List<Table> tables = new ArrayList<>();
        for (QualifiedName name : candidates) {
            Table table = table(name);
            if (table != null && wantedTable(name) != null && (names.contains(name) || !isAsWanted(table))) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** Names of all tables that may not be as they are to be; whatever has another name is. */
    private SortedSet<QualifiedName> suspects() {
        SortedSet<QualifiedName> names = new TreeSet<>(unlike);
        names.addAll(fold.touchedTables());
        return names;
    }

    /** Whether a kept table is as it is to be. */
    boolean isAsWanted(Table table) {
        return asWanted.contains(table) || (table.equals(wantedTables.get(table.name())) && asWanted.add(table));
    }

    /** The tables with a part of a kind for which the author states a former name. */
    Set<QualifiedName> ownersOfMarked(Subject.Kind kind) {
        return hints.was().keySet().stream()
                .filter(subject -> subject.kind() == kind)
                .map(Subject::owner)
                .collect(Collectors.toSet());
    }

    /** Tables with a foreign key to a table, as they are now, managed ones only. */
    List<Table> referrers(QualifiedName target) {
        return fold.referrers(target).stream().filter(Table::managed).toList();
    }

    /** The tables that inherit a table, be it by way of others, as they are now, managed ones only. */
    List<Table> heirs(QualifiedName parent) {
        return fold.heirs(parent).stream().filter(Table::managed).toList();
    }

    /** The tables that change hands: managed now and not any more, or the other way round. */
    List<Table> tablesToHandOver() {
        List<Table> tables = new ArrayList<>();
        for (QualifiedName name : suspects()) {
            Table table = fold.tables().get(name);
            Table wantedTable = wanted.tables().get(name);
            if (table != null && wantedTable != null && table.managed() != wantedTable.managed()) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** The extensions as they are now. */
    SortedSet<String> extensions() {
        return new TreeSet<>(fold.extensions());
    }

    List<Change> changes() {
        return changes;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Goes through both side by side, so that the cost of each table does not grow with their number. */
    private static Set<QualifiedName> unlike(SortedMap<QualifiedName, Table> from, SortedMap<QualifiedName, Table> to) {
        Set<QualifiedName> unlike = new HashSet<>();
        Iterator<Table> wanted = to.values().iterator();
        Table next = nextOf(wanted);
        for (Table table : from.values()) {
            while (next != null && next.name().compareTo(table.name()) < 0) {
                unlike.add(next.name());
                next = nextOf(wanted);
            }
            boolean isThere = next != null && next.name().equals(table.name());
            if (!table.equals(next)) {
                unlike.add(table.name());
            }
            next = isThere ? nextOf(wanted) : next;
        }
        for (; next != null; next = nextOf(wanted)) {
            unlike.add(next.name());
        }
        return unlike;
    }

    private static @Nullable Table nextOf(Iterator<Table> tables) {
        return tables.hasNext() ? tables.next() : null;
    }

    private static SortedMap<QualifiedName, Table> managed(SortedMap<QualifiedName, Table> tables) {
        SortedMap<QualifiedName, Table> managed = new TreeMap<>(tables);
        managed.values().removeIf(table -> !table.managed());
        return managed;
    }
}
