package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** A schema to which changes are applied one after the other. Not safe for several threads. */
public final class Fold implements SchemaView {
    private final SortedSet<String> extensions;
    private final FoldedObjects objects;
    private final FoldedTables tables;
    private final List<Expansion> expansions;

    private Fold(Schema schema) {
        extensions = new TreeSet<>(schema.extensions());
        objects = new FoldedObjects(schema);
        tables = new FoldedTables(schema.tables());
        expansions = new ArrayList<>(schema.expansions());
    }

    /** Begins with a schema, which stays as it is. */
    public static Fold from(Schema schema) {
        return new Fold(schema);
    }

    /**
     * The schema after these changes, in order.
     *
     * @throws FoldException if a change does not find what it expects
     */
    public static Schema apply(Schema schema, List<Change> changes) {
        Fold fold = from(schema);
        changes.forEach(fold::apply);
        return fold.schema();
    }

    /** The schema as it is now. */
    public Schema schema() {
        return new Schema(extensions, objects.enums(), objects.objects(), tables.view(), expansions);
    }

    /** The tables as they are now, a view. */
    @Override
    public SortedMap<QualifiedName, Table> tables() {
        return tables.view();
    }

    /** Names of tables that came, went or changed since the beginning, a view. */
    Set<QualifiedName> touchedTables() {
        return tables.touched();
    }

    @Override
    public List<Table> referrers(QualifiedName target) {
        return tables.referrers(target);
    }

    /** The tables that inherit a table, be it by way of others, sorted by name. */
    public List<Table> heirs(QualifiedName parent) {
        return tables.heirs(parent);
    }

    /** The enum types as they are now, a view. */
    @Override
    public SortedMap<QualifiedName, EnumType> enums() {
        return objects.enums();
    }

    /** What is neither table nor enum type, as it is now, a view. */
    @Override
    public SortedMap<ObjectId, SchemaObject> objects() {
        return objects.objects();
    }

    @Override
    public List<Expansion> expansions() {
        return expansions.stream().sorted(Expansion.ORDER).toList();
    }

    /** The extensions as they are now, a view. */
    @Override
    public SortedSet<String> extensions() {
        return Collections.unmodifiableSortedSet(extensions);
    }

    /**
     * Applies one change.
     *
     * @throws FoldException if it does not find what it expects; this schema is then as before
     */
    public void apply(Change change) {
        if (change instanceof Change.AddExtension add) {
            extensions.add(add.name());
        } else if (change instanceof Change.RemoveExtension remove) {
            extensions.remove(remove.name());
        } else if (change instanceof Change.Identify identify) {
            new IdentityFold(objects, tables).apply(identify);
        } else if (!isApplied(change)) {
            throw new IllegalStateException("no fold for " + change);
        }
    }

    private boolean isApplied(Change change) {
        return new ObjectFold(objects, tables).apply(change)
                || new TableFold(tables).apply(change)
                || new KeyFold(tables).apply(change)
                || new RowSecurityFold(tables).apply(change)
                || new PartitionFold(tables).apply(change)
                || new ExpansionFold(tables, expansions).apply(change);
    }
}
