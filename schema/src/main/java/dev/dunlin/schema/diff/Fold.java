package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A schema to which changes are applied one after the other. Not safe for several threads. */
public final class Fold implements SchemaView {
    private final SortedSet<String> extensions;
    private final SortedMap<QualifiedName, EnumType> enums;
    private final SortedMap<ObjectId, SchemaObject> objects;
    private final FoldedTables tables;

    private Fold(Schema schema) {
        extensions = new TreeSet<>(schema.extensions());
        enums = new TreeMap<>(schema.enums());
        objects = new TreeMap<>(schema.objects());
        tables = new FoldedTables(schema.tables());
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
        return new Schema(extensions, enums, objects, tables.view());
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
        return Collections.unmodifiableSortedMap(enums);
    }

    /** What is neither table nor enum type, as it is now, a view. */
    @Override
    public SortedMap<ObjectId, SchemaObject> objects() {
        return Collections.unmodifiableSortedMap(objects);
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
        } else if (!applyToEnum(change) && !applyToObject(change) && !applyToTable(change) && !applyToPart(change)) {
            throw new IllegalStateException("no fold for " + change);
        }
    }

    private boolean applyToEnum(Change change) {
        if (change instanceof Change.CreateEnum create) {
            absent(
                    change,
                    enums.get(create.type().name()),
                    "enum type " + create.type().name());
            enums.put(create.type().name(), create.type());
        } else if (change instanceof Change.DropEnum drop) {
            expect(
                    change,
                    Facts.of(drop.type()),
                    Facts.of(enumType(change, drop.type().name())));
            enums.remove(drop.type().name());
        } else if (change instanceof Change.RenameEnum rename) {
            absent(change, enums.get(rename.to()), "enum type " + rename.to());
            EnumType type = enumType(change, rename.from());
            enums.remove(rename.from());
            enums.put(rename.to(), type.withName(rename.to()));
            renameType(rename.from(), rename.to());
        } else if (change instanceof Change.CommentEnum comment) {
            EnumType type = enumType(change, comment.type());
            expect(change, comment.from(), type.comment());
            enums.put(type.name(), type.withComment(comment.to()));
        } else if (change instanceof Change.AddLabel add) {
            EnumType type = enumType(change, add.type());
            enums.put(type.name(), Rewrites.labelAdded(type, add, reason -> new FoldException(change, reason)));
        } else if (change instanceof Change.RenameLabel rename) {
            EnumType type = enumType(change, rename.type());
            enums.put(type.name(), Rewrites.labelRenamed(type, rename, reason -> new FoldException(change, reason)));
            tables.replaceAll(table -> Rewrites.labelRenamed(table, rename));
            objects.replaceAll((id, object) -> Rewrites.labelRenamed(object, rename));
        } else if (change instanceof Change.ReplaceLabels replace) {
            expect(
                    change,
                    Facts.of(replace.from()),
                    Facts.of(enumType(change, replace.from().name())));
            enums.put(replace.to().name(), replace.to());
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToObject(Change change) {
        if (change instanceof Change.CreateObject create) {
            ObjectId id = create.object().id();
            absent(change, objects.get(id), id.toString());
            objects.put(id, create.object());
        } else if (change instanceof Change.DropObject drop) {
            ObjectId id = drop.object().id();
            expect(change, Facts.of(drop.object()), Facts.of(object(change, id)));
            objects.remove(id);
        } else if (change instanceof Change.AlterObject alter) {
            ObjectId id = alter.from().id();
            expect(change, Facts.of(alter.from()), Facts.of(object(change, id)));
            objects.put(id, Rewrites.arranged(alter.from(), alter.to()));
        } else if (change instanceof Change.RenameObject rename) {
            ObjectId to = rename.from().withName(rename.to());
            absent(change, objects.get(to), to.toString());
            SchemaObject object = object(change, rename.from());
            objects.remove(rename.from());
            objects.put(to, object.withName(rename.to()));
            if (to.kind().isType()) {
                renameType(rename.from().name(), rename.to());
            } else if (to.kind() == ObjectKind.SEQUENCE) {
                renameSequence(rename.from().name(), rename.to());
            }
        } else if (change instanceof Change.RenameAttribute rename) {
            CompositeType type = composite(change, rename.type());
            CompositeType.Attribute attribute = attribute(change, type, rename.from());
            absent(change, type.attribute(rename.to()).orElse(null), "attribute " + rename.to());
            putAttribute(type, attribute, attribute.withName(rename.to()));
        } else {
            return false;
        }
        return true;
    }

    private void renameType(QualifiedName from, QualifiedName to) {
        tables.replaceAll(table -> Rewrites.typeRenamed(table, from, to));
        objects.replaceAll((id, object) -> Rewrites.typeRenamed(object, from, to));
    }

    private void renameSequence(QualifiedName from, QualifiedName to) {
        tables.replaceAll(table -> Rewrites.sequenceRenamed(table, from, to));
        objects.replaceAll((id, object) -> object instanceof Domain domain
                ? domain.withDefault(SequenceNames.renamed(domain.defaultValue(), from, to))
                : object);
    }

    private void putAttribute(CompositeType type, CompositeType.Attribute from, CompositeType.Attribute to) {
        objects.put(type.id(), type.withAttributes(replaced(type.attributes(), from, to)));
    }

    private boolean applyToTable(Change change) {
        if (change instanceof Change.CreateTable create) {
            absent(
                    change,
                    tables.get(create.table().name()),
                    "table " + create.table().name());
            tables.put(create.table());
        } else if (change instanceof Change.DropTable drop) {
            expect(
                    change,
                    Facts.of(drop.table()),
                    Facts.of(table(change, drop.table().name())));
            tables.remove(drop.table().name());
        } else if (change instanceof Change.RenameTable rename) {
            absent(change, tables.get(rename.to()), "table " + rename.to());
            Table table = table(change, rename.from());
            tables.remove(rename.from());
            tables.put(table.withName(rename.to()));
            tables.replaceReferrers(rename.from(), other -> Rewrites.tableRenamed(other, rename.from(), rename.to()));
        } else if (change instanceof Change.AlterTable alter) {
            Table table = table(change, alter.table());
            expect(change, alter.from(), table.options());
            tables.put(table.withOptions(alter.to()));
        } else if (change instanceof Change.ManageTable manage) {
            table(change, manage.from().name());
            tables.put(manage.to());
        } else if (change instanceof Change.Identify identify) {
            identify(identify);
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToPart(Change change) {
        if (change instanceof Change.AddColumn add) {
            Table table = table(change, add.table());
            absent(change, table.column(add.column().name()).orElse(null), "column " + name(change));
            tables.put(table.withColumns(plus(table.columns(), add.column())));
        } else if (change instanceof Change.DropColumn drop) {
            Column column = column(change, drop.table(), drop.column().name());
            expect(change, Facts.of(drop.column()), Facts.of(column));
            update(drop.table(), table -> table.withColumns(minus(table.columns(), column)));
        } else if (change instanceof Change.RenameColumn rename) {
            column(change, rename.table(), rename.from());
            Table table = table(change, rename.table());
            absent(change, table.column(rename.to()).orElse(null), "column " + rename.table() + "." + rename.to());
            renameColumn(table, rename);
            for (Table heir : tables.heirs(table.name())) {
                renameColumn(heir, new Change.RenameColumn(heir.name(), rename.from(), rename.to()));
            }
        } else if (change instanceof Change.AlterColumn alter) {
            Column column = column(change, alter.table(), alter.from().name());
            expect(change, Facts.of(alter.from()), Facts.of(column));
            update(alter.table(), table -> table.withColumns(replaced(table.columns(), column, alter.to())));
        } else if (change instanceof Change.RequireColumn require) {
            applyToPart(require.atOnce());
        } else if (change instanceof Change.Backfill backfill) {
            column(change, backfill.table(), backfill.column());
        } else {
            return applyToConstraint(change)
                    || applyToIndex(change)
                    || applyToRowSecurity(change)
                    || applyToPartition(change);
        }
        return true;
    }

    private boolean applyToConstraint(Change change) {
        if (change instanceof Change.AddConstraint add) {
            Table table = table(change, add.table());
            absent(change, table.constraint(add.constraint().name()).orElse(null), "constraint " + name(change));
            update(add.table(), t -> t.withConstraints(plus(t.constraints(), add.constraint())));
        } else if (change instanceof Change.DropConstraint drop) {
            Constraint constraint =
                    constraint(change, drop.table(), drop.constraint().name());
            expect(change, drop.constraint(), constraint);
            update(drop.table(), t -> t.withConstraints(minus(t.constraints(), constraint)));
        } else if (change instanceof Change.RenameConstraint rename) {
            Constraint constraint = constraint(change, rename.table(), rename.from());
            Table table = table(change, rename.table());
            absent(change, table.constraint(rename.to()).orElse(null), "constraint " + rename.to());
            update(
                    rename.table(),
                    t -> t.withConstraints(replaced(t.constraints(), constraint, constraint.withName(rename.to()))));
        } else if (change instanceof Change.AlterConstraint alter) {
            Constraint constraint =
                    constraint(change, alter.table(), alter.from().name());
            expect(change, alter.from(), constraint);
            update(alter.table(), t -> t.withConstraints(replaced(t.constraints(), constraint, alter.to())));
        } else if (change instanceof Change.ValidateConstraint validate) {
            Constraint constraint = constraint(change, validate.table(), validate.constraint());
            update(
                    validate.table(),
                    t -> t.withConstraints(replaced(t.constraints(), constraint, Rewrites.validated(constraint))));
        } else if (change instanceof Change.PromoteIndex promote) {
            Index index = index(change, promote.table(), promote.index().name());
            expect(change, promote.index(), index);
            update(
                    promote.table(),
                    t -> t.withIndexes(minus(t.indexes(), index))
                            .withConstraints(plus(t.constraints(), promote.constraint())));
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToIndex(Change change) {
        if (change instanceof Change.AddIndex add) {
            Table table = table(change, add.table());
            absent(change, table.index(add.index().name()).orElse(null), "index " + name(change));
            update(add.table(), t -> t.withIndexes(plus(t.indexes(), add.index())));
        } else if (change instanceof Change.DropIndex drop) {
            Index index = index(change, drop.table(), drop.index().name());
            expect(change, drop.index(), index);
            update(drop.table(), t -> t.withIndexes(minus(t.indexes(), index)));
        } else if (change instanceof Change.AlterIndex alter) {
            Index index = index(change, alter.table(), alter.from().name());
            expect(change, alter.from(), index);
            update(alter.table(), t -> t.withIndexes(replaced(t.indexes(), index, alter.to())));
        } else if (change instanceof Change.RenameIndex rename) {
            Index index = index(change, rename.table(), rename.from());
            Table table = table(change, rename.table());
            absent(change, table.index(rename.to()).orElse(null), "index " + rename.to());
            update(rename.table(), t -> t.withIndexes(replaced(t.indexes(), index, index.withName(rename.to()))));
        } else {
            return false;
        }
        return true;
    }

    private void renameColumn(Table table, Change.RenameColumn rename) {
        tables.put(Rewrites.columnRenamed(table, rename));
        tables.replaceReferrers(table.name(), other -> Rewrites.referencesRenamed(other, rename));
    }

    private boolean applyToRowSecurity(Change change) {
        if (change instanceof Change.AlterRowSecurity alter) {
            RowSecurity security = table(change, alter.table()).rowSecurity();
            expect(change, alter.from(), security.mode());
            secure(alter.table(), s -> s.withMode(alter.to()));
        } else if (change instanceof Change.AddPolicy add) {
            RowSecurity security = table(change, add.table()).rowSecurity();
            absent(change, security.policy(add.policy().name()).orElse(null), "policy " + name(change));
            secure(add.table(), s -> s.withPolicies(plus(s.policies(), add.policy())));
        } else if (change instanceof Change.DropPolicy drop) {
            Policy policy = policy(change, drop.table(), drop.policy().name());
            expect(change, drop.policy(), policy);
            secure(drop.table(), s -> s.withPolicies(minus(s.policies(), policy)));
        } else if (change instanceof Change.RenamePolicy rename) {
            Policy policy = policy(change, rename.table(), rename.from());
            RowSecurity security = table(change, rename.table()).rowSecurity();
            absent(change, security.policy(rename.to()).orElse(null), "policy " + rename.to());
            secure(rename.table(), s -> s.withPolicies(replaced(s.policies(), policy, policy.withName(rename.to()))));
        } else if (change instanceof Change.AlterPolicy alter) {
            Policy policy = policy(change, alter.table(), alter.from().name());
            expect(change, alter.from(), policy);
            secure(alter.table(), s -> s.withPolicies(replaced(s.policies(), policy, alter.to())));
        } else {
            return false;
        }
        return true;
    }

    private void secure(QualifiedName name, UnaryOperator<RowSecurity> change) {
        update(name, table -> table.withRowSecurity(change.apply(table.rowSecurity())));
    }

    private Policy policy(Change change, QualifiedName table, String name) {
        return present(
                change,
                table(change, table).rowSecurity().policy(name).orElse(null),
                "policy " + name + " on " + table);
    }

    private boolean applyToPartition(Change change) {
        if (change instanceof Change.AddPartition add) {
            Partitioning partitioning = partitioning(change, add.table());
            Partition partition = add.partition();
            absent(change, partitioning.partition(partition.name()).orElse(null), "partition " + name(change));
            if (partition.parent() != null) {
                partition(change, add.table(), partition.parent());
            }
            divide(add.table(), plus(partitioning.partitions(), partition));
        } else if (change instanceof Change.DropPartition drop) {
            Partition partition =
                    partition(change, drop.table(), drop.partition().name());
            expect(change, drop.partition(), partition);
            divide(drop.table(), minus(partitioning(change, drop.table()).partitions(), partition));
        } else if (change instanceof Change.RenamePartition rename) {
            Partitioning partitioning = partitioning(change, rename.table());
            partition(change, rename.table(), rename.from());
            absent(change, partitioning.partition(rename.to()).orElse(null), "partition " + rename.to());
            divide(
                    rename.table(),
                    Rewrites.partitionRenamed(partitioning, rename.from(), rename.to())
                            .partitions());
        } else if (change instanceof Change.AlterPartition alter) {
            Partition partition = partition(change, alter.table(), alter.from().name());
            expect(change, alter.from(), partition);
            divide(alter.table(), replaced(partitioning(change, alter.table()).partitions(), partition, alter.to()));
        } else if (change instanceof Change.ManagePartitions manage) {
            expect(change, manage.from(), partitioning(change, manage.table()));
            update(manage.table(), table -> table.withPartitioning(manage.to()));
        } else {
            return false;
        }
        return true;
    }

    private void divide(QualifiedName name, List<Partition> partitions) {
        update(name, table -> {
            Partitioning partitioning = Objects.requireNonNull(table.partitioning());
            return table.withPartitioning(partitioning.withPartitions(partitions));
        });
    }

    private Partitioning partitioning(Change change, QualifiedName table) {
        return present(change, table(change, table).partitioning(), "partitioned table " + table);
    }

    private Partition partition(Change change, QualifiedName table, QualifiedName name) {
        return present(
                change, partitioning(change, table).partition(name).orElse(null), "partition " + name + " of " + table);
    }

    private void identify(Change.Identify change) {
        Subject subject = change.subject();
        QualifiedName owner = subject.owner();
        String to = change.to();
        switch (subject.kind()) {
            case TABLE -> {
                expect(change, change.from(), table(change, owner).javaType());
                update(owner, table -> table.withJavaType(to));
            }
            case COLUMN -> {
                Column column = column(change, owner, member(subject));
                expect(change, change.from(), column.javaName());
                update(owner, table -> table.withColumns(replaced(table.columns(), column, column.withJavaName(to))));
            }
            case ENUM -> {
                EnumType type = enumType(change, owner);
                expect(change, change.from(), type.javaType());
                enums.put(owner, type.withJavaType(to));
            }
            case LABEL -> {
                EnumType type = enumType(change, owner);
                EnumType.Label label = new EnumType.Label(member(subject), change.from());
                if (!type.labels().contains(label)) {
                    throw new FoldException(change, "there is no label " + name(change) + " of " + change.from());
                }
                EnumType.Label renamed = new EnumType.Label(label.text(), to);
                enums.put(owner, type.withLabels(replaced(type.labels(), label, renamed)));
            }
            case ATTRIBUTE -> {
                CompositeType type = composite(change, owner);
                CompositeType.Attribute attribute = attribute(change, type, member(subject));
                expect(change, change.from(), attribute.javaName());
                putAttribute(type, attribute, attribute.withJavaName(to));
            }
            case DOMAIN, COMPOSITE, VIEW, MATERIALIZED_VIEW -> {
                SchemaObject object = object(change, subject.object().orElseThrow());
                expect(change, change.from(), object.javaType());
                objects.put(object.id(), object.withJavaType(to));
            }
            default -> throw new FoldException(change, "a " + subject.kind() + " has no Java identity");
        }
    }

    private static String member(Subject subject) {
        return Objects.requireNonNull(subject.member(), "member");
    }

    private static String name(Change change) {
        return change.subject().relativeTo(null);
    }

    private Table table(Change change, QualifiedName name) {
        return present(change, tables.get(name), "table " + name);
    }

    private SchemaObject object(Change change, ObjectId id) {
        return present(change, objects.get(id), id.toString());
    }

    private CompositeType composite(Change change, QualifiedName name) {
        return (CompositeType) object(change, new ObjectId(ObjectKind.COMPOSITE, name));
    }

    private CompositeType.Attribute attribute(Change change, CompositeType type, String name) {
        return present(change, type.attribute(name).orElse(null), "attribute " + type.name() + "." + name);
    }

    private EnumType enumType(Change change, QualifiedName name) {
        return present(change, enums.get(name), "enum type " + name);
    }

    private Column column(Change change, QualifiedName table, String name) {
        return present(change, table(change, table).column(name).orElse(null), "column " + table + "." + name);
    }

    private Constraint constraint(Change change, QualifiedName table, String name) {
        return present(
                change, table(change, table).constraint(name).orElse(null), "constraint " + name + " on " + table);
    }

    private Index index(Change change, QualifiedName table, String name) {
        return present(change, table(change, table).index(name).orElse(null), "index " + name + " on " + table);
    }

    private void update(QualifiedName name, UnaryOperator<Table> change) {
        Table table = tables.get(name);
        if (table != null) {
            tables.put(change.apply(table));
        }
    }

    private static <T> T present(Change change, @Nullable T found, String what) {
        if (found == null) {
            throw new FoldException(change, "there is no " + what);
        }
        return found;
    }

    private static void absent(Change change, @Nullable Object found, String what) {
        if (found != null) {
            throw new FoldException(change, what + " exists already");
        }
    }

    private static void expect(Change change, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw new FoldException(
                    change,
                    "%s was expected as %s, and is %s".formatted(name(change), expected, found),
                    new FoldException.Mismatch(expected, found));
        }
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> result = new ArrayList<>(list);
        result.add(added);
        return result;
    }

    private static <T> List<T> minus(List<T> list, T removed) {
        List<T> result = new ArrayList<>(list);
        result.remove(removed);
        return result;
    }

    private static <T> List<T> replaced(List<T> list, T old, T replacement) {
        List<T> result = new ArrayList<>(list);
        result.set(result.indexOf(old), replacement);
        return result;
    }
}
