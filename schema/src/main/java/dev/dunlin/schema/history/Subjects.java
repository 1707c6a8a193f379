package dev.dunlin.schema.history;

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
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which objects a change has to do with. */
final class Subjects {
    private Subjects() {}

    /** The table or type that a subject belongs to, or the subject itself. */
    static Subject owner(Subject subject) {
        return subject.whole();
    }

    /** What the subject of a change is called afterwards, if that is another name or kind. */
    static Optional<Subject> renamedTo(Change change) {
        if (change instanceof TableChange.RenameTable rename) {
            return Optional.of(Subject.table(rename.to()));
        } else if (change instanceof EnumChange.RenameEnum rename) {
            return Optional.of(Subject.enumType(rename.to()));
        } else if (change instanceof ObjectChange.RenameObject rename) {
            return Optional.of(Subject.object(rename.from().withName(rename.to())));
        } else if (change instanceof ObjectChange.RenameAttribute rename) {
            return Optional.of(Subject.attribute(rename.type(), rename.to()));
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            return Optional.of(Subject.column(rename.table(), rename.to()));
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            return Optional.of(Subject.constraint(rename.table(), rename.to()));
        } else if (change instanceof KeyChange.RenameIndex rename) {
            return Optional.of(Subject.index(rename.table(), rename.to()));
        } else if (change instanceof EnumChange.RenameLabel rename) {
            return Optional.of(Subject.label(rename.type(), rename.to()));
        } else if (change instanceof RowSecurityChange.RenamePolicy rename) {
            return Optional.of(Subject.policy(rename.table(), rename.to()));
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            return Optional.of(Subject.partition(rename.table(), rename.to()));
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            return Optional.of(Subject.index(promote.table(), promote.index().name()));
        } else if (change instanceof ExpansionChange.Expand expand) {
            return Optional.of(Subject.of(expand.expansion()));
        }
        return Optional.empty();
    }

    /** Whether a change is of a whole table or type with all that belongs to it. */
    static boolean concernsMembers(Change change) {
        return change instanceof TableChange.CreateTable
                || change instanceof TableChange.DropTable
                || change instanceof TableChange.RenameTable
                || change instanceof TableChange.ManageTable
                || change instanceof TableChange.Inherit
                || change instanceof TableChange.Disinherit
                || change instanceof EnumChange.CreateEnum
                || change instanceof EnumChange.DropEnum
                || change instanceof EnumChange.RenameEnum
                || change instanceof EnumChange.ReplaceLabels
                || change instanceof ObjectChange.CreateObject
                || change instanceof ObjectChange.DropObject
                || change instanceof ObjectChange.AlterObject
                || change instanceof ObjectChange.RenameObject
                || (change instanceof ExpansionChange.Expand expand
                        && !expand.expansion().kind().isOfColumn());
    }

    /** Everything that a change names: what it changes and what that refers to. */
    static Set<Subject> mentionedBy(Change change) {
        Set<Subject> result = new LinkedHashSet<>();
        result.add(change.subject());
        renamedTo(change).ifPresent(result::add);
        if (change instanceof ObjectChange.CreateObject create) {
            result.addAll(referredToBy(create.object()));
        } else if (change instanceof ObjectChange.DropObject drop) {
            result.addAll(referredToBy(drop.object()));
        } else if (change instanceof TableChange.CreateTable create) {
            result.addAll(referredToBy(create.table()));
        } else if (change instanceof TableChange.DropTable drop) {
            result.addAll(referredToBy(drop.table()));
        } else if (change instanceof ColumnChange.AddColumn add) {
            result.addAll(referredToBy(add.column()));
        } else if (change instanceof ColumnChange.DropColumn drop) {
            result.addAll(referredToBy(drop.column()));
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            result.addAll(referredToBy(alter.from()));
        } else if (change instanceof TableChange.Inherit inherit) {
            result.add(Subject.table(inherit.parent()));
            inherit.columns().forEach(column -> result.add(Subject.column(inherit.parent(), column.name())));
        } else if (change instanceof TableChange.Disinherit disinherit) {
            result.add(Subject.table(disinherit.parent()));
            disinherit.columns().forEach(column -> result.add(Subject.column(disinherit.parent(), column.name())));
        } else if (change instanceof ColumnChange.RequireColumn require) {
            result.addAll(referredToBy(require.column()));
        } else if (change instanceof KeyChange.AddConstraint add) {
            result.addAll(referredToBy(add.table(), add.constraint()));
        } else if (change instanceof KeyChange.DropConstraint drop) {
            result.addAll(referredToBy(drop.table(), drop.constraint()));
        } else if (change instanceof KeyChange.AddIndex add) {
            result.addAll(referredToBy(add.table(), add.index()));
        } else if (change instanceof KeyChange.DropIndex drop) {
            result.addAll(referredToBy(drop.table(), drop.index()));
        } else if (change instanceof EnumChange.AddLabel add && add.before() != null) {
            result.add(Subject.label(add.type(), add.before()));
        }
        return result;
    }

    private static Set<Subject> referredToBy(Table table) {
        Set<Subject> result = new LinkedHashSet<>();
        table.columns().forEach(column -> result.addAll(referredToBy(column)));
        table.constraints().forEach(constraint -> result.addAll(referredToBy(table.name(), constraint)));
        table.indexes().forEach(index -> result.addAll(referredToBy(table.name(), index)));
        return result;
    }

    /** The types of which an object is made, if the schema defines them. */
    static Set<Subject> referredToBy(SchemaObject object) {
        Set<Subject> result = new LinkedHashSet<>();
        if (object instanceof Domain domain) {
            addType(result, domain.type());
        } else if (object instanceof CompositeType type) {
            type.attributes().forEach(attribute -> addType(result, attribute.type()));
        } else if (object instanceof QueryObject view) {
            view.columns().forEach(column -> addType(result, column.type()));
        }
        return result;
    }

    /** A type is an enum type as far as the name tells; {@link References} knows better. */
    private static void addType(Set<Subject> result, ColumnType type) {
        QualifiedName name = type.definedName();
        if (name != null) {
            result.add(Subject.enumType(name));
        }
    }

    /** The type that a column has and the label that is its default, if the schema defines them. */
    static Set<Subject> referredToBy(Column column) {
        Set<Subject> result = new LinkedHashSet<>();
        ColumnType type = column.type() instanceof ColumnType.ArrayOf array ? array.element() : column.type();
        if (type instanceof ColumnType.Defined defined) {
            result.add(Subject.enumType(defined.name()));
            if (column.type().equals(defined) && column.defaultValue() instanceof DefaultValue.Literal literal) {
                result.add(Subject.label(defined.name(), literal.text()));
            }
        }
        return result;
    }

    /** The columns and tables that a constraint names. */
    static Set<Subject> referredToBy(QualifiedName table, Constraint constraint) {
        Set<Subject> result = new LinkedHashSet<>();
        addColumns(result, table, constraint.namedColumns());
        if (constraint instanceof Constraint.ForeignKey key) {
            result.add(Subject.table(key.target()));
            addColumns(result, key.target(), key.references());
        }
        return result;
    }

    /** The columns that an index names outside expressions. */
    static Set<Subject> referredToBy(QualifiedName table, Index index) {
        Set<Subject> result = new LinkedHashSet<>();
        addColumns(result, table, index.namedColumns());
        return result;
    }

    private static void addColumns(Set<Subject> result, QualifiedName table, List<String> columns) {
        columns.forEach(column -> result.add(Subject.column(table, column)));
    }
}
