package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A comparison under way: the changes found so far, and the schema to which they lead. */
final class Draft {
    private final Fold fold;
    private final Schema wanted;
    private final Hints hints;
    private final List<Change> changes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Draft(Schema from, Schema wanted, Hints hints) {
        this.fold = Fold.from(from);
        this.wanted = wanted;
        this.hints = hints;
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
        return managed(wanted.tables());
    }

    SortedMap<QualifiedName, EnumType> enums() {
        return new TreeMap<>(fold.enums());
    }

    @Nullable
    EnumType enumType(QualifiedName name) {
        return fold.enums().get(name);
    }

    @Nullable
    Table table(QualifiedName name) {
        Table table = fold.tables().get(name);
        return table != null && table.managed() ? table : null;
    }

    /** The wanted table of this name, if it is managed. */
    @Nullable
    Table wantedTable(QualifiedName name) {
        Table table = wanted.tables().get(name);
        return table != null && table.managed() ? table : null;
    }

    /** Tables that are there and are to be, as they are now. */
    List<Table> keptTables() {
        return tables().values().stream()
                .filter(table -> wantedTable(table.name()) != null)
                .toList();
    }

    Schema schema() {
        return fold.schema();
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
