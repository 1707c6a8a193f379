package dev.dunlin.schema.history;

import dev.dunlin.schema.RandomValues;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Subject;
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
                new Change.CreateEnum(enumType),
                new Change.DropEnum(enumType),
                new Change.RenameEnum(type, random.qualifiedName()),
                new Change.CommentEnum(type, random.maybe(random::text), random.maybe(random::text)),
                new Change.AddLabel(type, random.label(), random.maybe(random::name)),
                new Change.RenameLabel(type, random.name(), random.name()),
                new Change.ReplaceLabels(enumType, random.enumType()));
    }

    private List<Change> ofObjects() {
        List<Change> changes = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            QualifiedName name = random.qualifiedName();
            changes.add(new Change.CreateObject(random.object(kind, name)));
            changes.add(new Change.DropObject(random.object(kind, name)));
            changes.add(new Change.AlterObject(random.object(kind, name), random.object(kind, name)));
            changes.add(new Change.RenameObject(new ObjectId(kind, name), random.qualifiedName()));
        }
        changes.add(new Change.RenameAttribute(random.qualifiedName(), random.name(), random.name()));
        return changes;
    }

    private List<Change> ofTables() {
        return List.of(
                new Change.CreateTable(random.table()),
                new Change.DropTable(random.table()),
                new Change.RenameTable(random.qualifiedName(), random.qualifiedName()),
                new Change.AlterTable(random.qualifiedName(), random.options(), random.options()),
                new Change.Inherit(
                        random.qualifiedName(), random.qualifiedName(), List.of(random.column()), List.of(check())),
                new Change.Disinherit(
                        random.qualifiedName(), random.qualifiedName(), List.of(random.column()), List.of(check())),
                new Change.ManageTable(random.table(), random.table()));
    }

    private Constraint.Check check() {
        return new Constraint.Check(random.name(), random.sql(), true);
    }

    private List<Change> ofColumns() {
        QualifiedName table = random.qualifiedName();
        String name = random.name();
        return List.of(
                new Change.AddColumn(table, random.column(), random.maybe(random::sql)),
                new Change.DropColumn(table, random.column()),
                new Change.RenameColumn(table, name, random.name()),
                new Change.AlterColumn(
                        table,
                        random.column().withName(name),
                        random.column().withName(name),
                        random.maybe(random::sql),
                        random.maybe(random::sql)),
                new Change.RequireColumn(table, random.column()),
                new Change.Backfill(table, name, random.sql()));
    }

    private List<Change> ofConstraintsAndIndexes() {
        QualifiedName table = random.qualifiedName();
        return List.of(
                new Change.AddConstraint(table, random.constraint()),
                new Change.DropConstraint(table, random.constraint()),
                new Change.RenameConstraint(table, random.name(), random.name()),
                new Change.AlterConstraint(table, random.constraint(), random.constraint()),
                new Change.ValidateConstraint(table, random.name()),
                new Change.PromoteIndex(table, random.index(), random.constraint()),
                new Change.AddIndex(table, random.index()),
                new Change.DropIndex(table, random.index()),
                new Change.AlterIndex(table, random.index(), random.index()),
                new Change.RenameIndex(table, random.name(), random.name()));
    }

    private List<Change> ofRowSecurity() {
        QualifiedName table = random.qualifiedName();
        String name = random.name();
        return List.of(
                new Change.AlterRowSecurity(table, random.mode(), random.mode()),
                new Change.AddPolicy(table, random.policy()),
                new Change.DropPolicy(table, random.policy()),
                new Change.RenamePolicy(table, name, random.name()),
                new Change.AlterPolicy(
                        table, random.policy().withName(name), random.policy().withName(name)));
    }

    private List<Change> ofPartitions() {
        QualifiedName table = random.qualifiedName();
        QualifiedName name = random.qualifiedName();
        return List.of(
                new Change.AddPartition(table, random.partition()),
                new Change.DropPartition(table, random.partition()),
                new Change.RenamePartition(table, name, random.qualifiedName()),
                new Change.AlterPartition(
                        table,
                        random.partition().withName(name),
                        random.partition().withName(name)),
                new Change.ManagePartitions(table, random.partitioning(), random.partitioning()));
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
        Change contract = new Change.Contract(table, random.maybe(random::name));
        return List.of(
                new Change.Expand(expansion),
                new Change.FillExpansion(table, random.name()),
                contract,
                new Change.Revert(contract, expansion));
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
