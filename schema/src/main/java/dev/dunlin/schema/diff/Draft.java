package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A comparison under way: the changes found so far, and the schema to which they lead. */
final class Draft {
    private final Fold fold;
    private final Schema wanted;
    private final Hints hints;
    private final SortedMap<QualifiedName, Table> wantedTables;

    /** Tables, each by itself, that were seen to be as wanted, so that they are compared once. */
    private final Set<Table> asWanted = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<Change> changes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Draft(Schema from, Schema wanted, Hints hints) {
        this.fold = Fold.from(from);
        this.wanted = wanted;
        this.hints = hints;
        this.wantedTables = Collections.unmodifiableSortedMap(managed(wanted.tables()));
    }

    /** Notes a change and goes on with the schema as it leaves it. */
    void add(Change change) {
        fold.apply(change);
        changes.add(change);
    }

    void add(Finding finding) {
        findings.add(finding);
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

    /** The wanted table of this name, if it is managed. */
    @Nullable
    Table wantedTable(QualifiedName name) {
        return wantedTables.get(name);
    }

    /** Tables that are there and are to be, as they are now. */
    List<Table> keptTables() {
        return fold.tables().values().stream()
                .filter(table -> table.managed() && wantedTables.containsKey(table.name()))
                .toList();
    }

    /** Kept tables that are not as they are to be. */
    List<Table> changedTables() {
        return keptTables().stream().filter(table -> !isAsWanted(table)).toList();
    }

    /** Whether a kept table is as it is to be. */
    boolean isAsWanted(Table table) {
        return asWanted.contains(table) || (table.equals(wantedTables.get(table.name())) && asWanted.add(table));
    }

    /** Tables with a foreign key to a table, as they are now, managed ones only. */
    List<Table> referrers(QualifiedName target) {
        return fold.referrers(target).stream().filter(Table::managed).toList();
    }

    /** All tables as they are now. */
    List<Table> allTables() {
        return List.copyOf(fold.tables().values());
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

    private static SortedMap<QualifiedName, Table> managed(SortedMap<QualifiedName, Table> tables) {
        SortedMap<QualifiedName, Table> managed = new TreeMap<>(tables);
        managed.values().removeIf(table -> !table.managed());
        return managed;
    }
}
