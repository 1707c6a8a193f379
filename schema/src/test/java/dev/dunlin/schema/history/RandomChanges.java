package dev.dunlin.schema.history;

import dev.dunlin.schema.RandomValues;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Random changes that need not fit any schema. */
final class RandomChanges {
    private final RandomValues random;

    RandomChanges(long seed) {
        random = new RandomValues(seed);
    }

    /** Some of every kind. */
    List<Change> ofEachKind() {
        return Stream.of(
                        ofTypes(),
                        ofObjects(),
                        ofTables(),
                        ofColumns(),
                        ofConstraintsAndIndexes(),
                        ofRowSecurity(),
                        ofPartitions(),
                        ofExpansions(),
                        identities())
                .flatMap(List::stream)
                .toList();
    }

    private List<Change> ofTypes() {
        QualifiedName type = random.qualifiedName();
        EnumType enumType = random.enumType();
        return List.of(
                new Change.AddExtension(random.name()),
                new Change.RemoveExtension(random.name()),
                new EnumChange.CreateEnum(enumType),
                new EnumChange.DropEnum(enumType),
                new EnumChange.RenameEnum(type, random.qualifiedName()),
                new EnumChange.CommentEnum(type, random.maybe(random::text), random.maybe(random::text)),
                new EnumChange.AddLabel(type, random.label(), random.maybe(random::name)),
                new EnumChange.RenameLabel(type, random.name(), random.name()),
                new EnumChange.ReplaceLabels(enumType, random.enumType()));
    }

    private List<Change> ofObjects() {
        List<Change> changes = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            QualifiedName name = random.qualifiedName();
            changes.add(new ObjectChange.CreateObject(random.object(kind, name)));
            changes.add(new ObjectChange.DropObject(random.object(kind, name)));
            changes.add(new ObjectChange.AlterObject(random.object(kind, name), random.object(kind, name)));
            changes.add(new ObjectChange.RenameObject(new ObjectId(kind, name), random.qualifiedName()));
        }
        changes.add(new ObjectChange.RenameAttribute(random.qualifiedName(), random.name(), random.name()));
        return changes;
    }

    private List<Change> ofTables() {
        return List.of(
                new TableChange.CreateTable(random.table()),
                new TableChange.DropTable(random.table()),
                new TableChange.RenameTable(random.qualifiedName(), random.qualifiedName()),
                new TableChange.AlterTable(random.qualifiedName(), random.options(), random.options()),
                new TableChange.Inherit(
                        random.qualifiedName(), random.qualifiedName(), List.of(random.column()), List.of(check())),
                new TableChange.Disinherit(
                        random.qualifiedName(), random.qualifiedName(), List.of(random.column()), List.of(check())),
                new TableChange.ManageTable(random.table(), random.table()));
    }

    private Constraint.Check check() {
        return new Constraint.Check(random.name(), random.sql(), true);
    }

    private List<Change> ofColumns() {
        QualifiedName table = random.qualifiedName();
        String name = random.name();
        return List.of(
                new ColumnChange.AddColumn(table, random.column(), random.maybe(random::sql)),
                new ColumnChange.DropColumn(table, random.column()),
                new ColumnChange.RenameColumn(table, name, random.name()),
                new ColumnChange.AlterColumn(
                        table,
                        random.column().withName(name),
                        random.column().withName(name),
                        random.maybe(random::sql),
                        random.maybe(random::sql)),
                new ColumnChange.RequireColumn(table, random.column()),
                new ColumnChange.Backfill(table, name, random.sql()));
    }

    private List<Change> ofConstraintsAndIndexes() {
        QualifiedName table = random.qualifiedName();
        return List.of(
                new KeyChange.AddConstraint(table, random.constraint()),
                new KeyChange.DropConstraint(table, random.constraint()),
                new KeyChange.RenameConstraint(table, random.name(), random.name()),
                new KeyChange.AlterConstraint(table, random.constraint(), random.constraint()),
                new KeyChange.ValidateConstraint(table, random.name()),
                new KeyChange.PromoteIndex(table, random.index(), random.constraint()),
                new KeyChange.AddIndex(table, random.index()),
                new KeyChange.DropIndex(table, random.index()),
                new KeyChange.AlterIndex(table, random.index(), random.index()),
                new KeyChange.RenameIndex(table, random.name(), random.name()));
    }

    private List<Change> ofRowSecurity() {
        QualifiedName table = random.qualifiedName();
        String name = random.name();
        return List.of(
                new RowSecurityChange.AlterRowSecurity(table, random.mode(), random.mode()),
                new RowSecurityChange.AddPolicy(table, random.policy()),
                new RowSecurityChange.DropPolicy(table, random.policy()),
                new RowSecurityChange.RenamePolicy(table, name, random.name()),
                new RowSecurityChange.AlterPolicy(
                        table, random.policy().withName(name), random.policy().withName(name)));
    }

    private List<Change> ofPartitions() {
        QualifiedName table = random.qualifiedName();
        QualifiedName name = random.qualifiedName();
        return List.of(
                new PartitionChange.AddPartition(table, random.partition()),
                new PartitionChange.DropPartition(table, random.partition()),
                new PartitionChange.RenamePartition(table, name, random.qualifiedName()),
                new PartitionChange.AlterPartition(
                        table,
                        random.partition().withName(name),
                        random.partition().withName(name)),
                new PartitionChange.ManagePartitions(table, random.partitioning(), random.partitioning()));
    }

    private List<Change> ofExpansions() {
        QualifiedName table = random.qualifiedName();
        Expansion expansion = new Expansion(
                Expansion.Kind.CHANGE_COLUMN,
                random.table().withColumns(List.of(random.column())),
                random.table().withColumns(List.of(random.column())),
                random.maybe(random::sql),
                random.maybe(random::name),
                new TreeMap<>(Map.of(random.name(), random.name())),
                List.of());
        Change contract = new ExpansionChange.Contract(table, random.maybe(random::name));
        return List.of(
                new ExpansionChange.Expand(expansion),
                new ExpansionChange.FillExpansion(table, random.name()),
                contract,
                new ExpansionChange.Revert(contract, expansion));
    }

    private List<Change> identities() {
        QualifiedName owner = random.qualifiedName();
        String member = random.name();
        return Stream.of(
                        Subject.table(owner),
                        Subject.column(owner, member),
                        Subject.constraint(owner, member),
                        Subject.index(owner, member),
                        Subject.policy(owner, member),
                        Subject.partition(owner, owner.sibling(member)),
                        Subject.enumType(owner),
                        Subject.label(owner, member),
                        Subject.extension(member),
                        Subject.object(new ObjectId(ObjectKind.SEQUENCE, owner)),
                        Subject.object(new ObjectId(ObjectKind.DOMAIN, owner)),
                        Subject.object(new ObjectId(ObjectKind.COMPOSITE, owner)),
                        Subject.object(new ObjectId(ObjectKind.VIEW, owner)),
                        Subject.object(new ObjectId(ObjectKind.MATERIALIZED_VIEW, owner)),
                        Subject.attribute(owner, member))
                .<Change>map(
                        subject -> new Change.Identify(subject, random.maybe(random::text), random.maybe(random::text)))
                .toList();
    }
}
