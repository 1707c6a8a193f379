package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a change is undone.
 *
 * @param changes what undoes it, in order; empty if nothing has to be done
 * @param losses what stays lost all the same; usually empty
 */
public record Inverse(List<Change> changes, List<Loss> losses) {
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    public Inverse {
        changes = List.copyOf(changes);
        losses = List.copyOf(losses);
    }

    /**
     * The way back.
     *
     * @param before the schema in which the change is done, and to which the inverse leads back
     * @throws FoldException if the change does not fit that schema
     */
    public static Inverse of(Change change, Fold before) {
        return ofTypes(change, before)
                .or(() -> ofObjects(change, before))
                .or(() -> ofTables(change))
                .or(() -> ofColumns(change))
                .or(() -> ofParts(change, before))
                .or(() -> ofRowSecurity(change))
                .or(() -> ofPartitions(change))
                .or(() -> ofExpansions(change, before))
                .orElseThrow(() -> new IllegalStateException("no inverse of " + change));
    }

    private static Optional<Inverse> ofTypes(Change change, Fold before) {
        Inverse inverse = null;
        if (change instanceof Change.AddExtension add) {
            inverse = before.extensions().contains(add.name()) ? nothing() : by(new Change.RemoveExtension(add.name()));
        } else if (change instanceof Change.RemoveExtension remove) {
            inverse = by(new Change.AddExtension(remove.name()));
        } else if (change instanceof EnumChange.CreateEnum create) {
            inverse = by(new EnumChange.DropEnum(create.type()));
        } else if (change instanceof EnumChange.DropEnum drop) {
            inverse = by(new EnumChange.CreateEnum(drop.type()));
        } else if (change instanceof EnumChange.RenameEnum rename) {
            inverse = by(new EnumChange.RenameEnum(rename.to(), rename.from()));
        } else if (change instanceof EnumChange.CommentEnum comment) {
            inverse = by(new EnumChange.CommentEnum(comment.type(), comment.to(), comment.from()));
        } else if (change instanceof EnumChange.AddLabel add) {
            EnumType type = present(before.enums().get(add.type()), change);
            EnumType grown = Rewrites.labelAdded(type, add, reason -> new FoldException(change, reason));
            inverse = TypeUse.isDividing(type.name(), before)
                    ? nothing()
                            .losing(
                                    Loss.Kind.LABEL,
                                    Subject.label(type.name(), add.label().text()))
                    : withoutReaders(new EnumChange.ReplaceLabels(grown, type), before);
        } else if (change instanceof EnumChange.RenameLabel rename) {
            inverse = by(new EnumChange.RenameLabel(rename.type(), rename.to(), rename.from()));
        } else if (change instanceof EnumChange.ReplaceLabels replace) {
            inverse = by(new EnumChange.ReplaceLabels(replace.to(), replace.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Optional<Inverse> ofObjects(Change change, Fold before) {
        Inverse inverse = null;
        if (change instanceof ObjectChange.CreateObject create) {
            inverse = by(new ObjectChange.DropObject(create.object()));
            if (create.object() instanceof SqlObject file && file.removal().isEmpty()) {
                inverse = inverse.losing(Loss.Kind.EFFECTS, change);
            }
        } else if (change instanceof ObjectChange.DropObject drop) {
            inverse = by(new ObjectChange.CreateObject(drop.object()));
            if (drop.object() instanceof Sequence) {
                inverse = inverse.losing(Loss.Kind.POSITION, change);
            } else if (drop.object() instanceof QueryObject) {
                inverse = inverse.losing(Loss.Kind.PRIVILEGES, change);
            }
        } else if (change instanceof ObjectChange.AlterObject alter) {
            inverse = ofAlterObject(alter, before);
        } else if (change instanceof ObjectChange.RenameObject rename) {
            inverse = by(new ObjectChange.RenameObject(
                    rename.from().withName(rename.to()), rename.from().name()));
        } else if (change instanceof ObjectChange.RenameAttribute rename) {
            inverse = by(new ObjectChange.RenameAttribute(rename.type(), rename.to(), rename.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Inverse ofAlterObject(ObjectChange.AlterObject alter, Fold before) {
        Inverse inverse = by(new ObjectChange.AlterObject(alter.to(), alter.from()));
        if (alter.from() instanceof QueryObject from && alter.to() instanceof QueryObject to) {
            return Queries.isAlterable(to, from) ? inverse : ofGrownView(to, from, before);
        }
        if (alter.from() instanceof SqlObject && alter.to() instanceof SqlObject file) {
            return file.removal().isPresent() ? inverse : inverse.losing(Loss.Kind.EFFECTS, alter);
        }
        if (alter.from() instanceof Domain from && alter.to() instanceof Domain to) {
            return isExact(from.type(), to.type()) ? inverse : inverse.losing(Loss.Kind.CONVERTED_TYPE, alter);
        }
        if (!(alter.from() instanceof CompositeType from) || !(alter.to() instanceof CompositeType to)) {
            return inverse;
        }
        for (CompositeType.Attribute attribute : from.attributes()) {
            CompositeType.Attribute now = to.attribute(attribute.name()).orElse(null);
            if (now == null) {
                inverse = inverse.losing(Loss.Kind.ATTRIBUTE_VALUES, from, attribute);
            } else if (!isExact(attribute.type(), now.type())) {
                inverse = inverse.losing(Loss.Kind.CONVERTED_TYPE, alter);
            }
        }
        for (CompositeType.Attribute attribute : to.attributes()) {
            if (from.attribute(attribute.name()).isEmpty()) {
                inverse = inverse.losing(Loss.Kind.NEW_ATTRIBUTE_VALUES, to, attribute);
            }
        }
        return inverse;
    }

    /** Views and functions hold on to a type that is built anew, so that they go and are made again. */
    private static Inverse withoutReaders(EnumChange.ReplaceLabels replace, Fold before) {
        List<SchemaObject> users = Queries.usersOfType(replace.from().name(), before);
        List<Change> changes = new ArrayList<>();
        users.forEach(user -> changes.add(new ObjectChange.DropObject(user)));
        changes.add(replace);
        for (int i = users.size() - 1; i >= 0; i--) {
            changes.add(new ObjectChange.CreateObject(users.get(i)));
        }
        Inverse inverse = new Inverse(changes, List.of());
        for (SchemaObject user : users) {
            inverse = user instanceof QueryObject
                    ? inverse.losing(Loss.Kind.PRIVILEGES, Subject.object(user.id()))
                    : inverse;
        }
        return inverse;
    }

    /** A view that got more columns is made again with fewer, and so are those that read it, and triggers on them. */
    private static Inverse ofGrownView(QueryObject grown, QueryObject old, Fold before) {
        List<QueryObject> readers = Queries.readers(old, before);
        List<SchemaObject> lost = new ArrayList<>();
        for (SchemaObject object : before.objects().values()) {
            boolean isLost = object instanceof SqlObject file
                    && file.removal().isPresent()
                    && (file.isLostWith(old.name().name())
                            || readers.stream()
                                    .anyMatch(reader ->
                                            file.isLostWith(reader.name().name())));
            if (isLost) {
                lost.add(object);
            }
        }
        List<SchemaObject> first = new ArrayList<>(lost);
        first.addAll(readers);
        List<Change> changes = new ArrayList<>();
        first.forEach(object -> changes.add(new ObjectChange.DropObject(object)));
        changes.add(new ObjectChange.DropObject(grown));
        changes.add(new ObjectChange.CreateObject(old));
        for (int i = first.size() - 1; i >= 0; i--) {
            changes.add(new ObjectChange.CreateObject(first.get(i)));
        }
        Inverse inverse = new Inverse(changes, List.of()).losing(Loss.Kind.PRIVILEGES, Subject.object(grown.id()));
        for (QueryObject reader : readers) {
            inverse = inverse.losing(Loss.Kind.PRIVILEGES, Subject.object(reader.id()));
        }
        return inverse;
    }

    private Inverse losing(Loss.Kind kind, CompositeType type, CompositeType.Attribute attribute) {
        return losing(kind, Subject.attribute(type.name(), attribute.name()));
    }

    private static Optional<Inverse> ofTables(Change change) {
        Inverse inverse = null;
        if (change instanceof TableChange.CreateTable create) {
            inverse = by(new TableChange.DropTable(create.table())).losing(Loss.Kind.NEW_ROWS, change);
        } else if (change instanceof TableChange.DropTable drop) {
            inverse = by(new TableChange.CreateTable(drop.table())).losing(Loss.Kind.ROWS, change);
        } else if (change instanceof TableChange.RenameTable rename) {
            inverse = by(new TableChange.RenameTable(rename.to(), rename.from()));
        } else if (change instanceof TableChange.AlterTable alter) {
            inverse = by(new TableChange.AlterTable(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof TableChange.Inherit inherit) {
            inverse = by(
                    new TableChange.Disinherit(inherit.table(), inherit.parent(), inherit.columns(), inherit.checks()));
        } else if (change instanceof TableChange.Disinherit disinherit) {
            inverse = by(new TableChange.Inherit(
                    disinherit.table(), disinherit.parent(), disinherit.columns(), disinherit.checks()));
        } else if (change instanceof TableChange.ManageTable manage) {
            inverse = by(new TableChange.ManageTable(manage.to(), manage.from()));
        } else if (change instanceof Change.Identify identify) {
            inverse = by(new Change.Identify(identify.subject(), identify.to(), identify.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Optional<Inverse> ofColumns(Change change) {
        Inverse inverse = null;
        if (change instanceof ColumnChange.AddColumn add) {
            inverse = by(new ColumnChange.DropColumn(add.table(), add.column()));
            if (!add.column().isGenerated()) {
                inverse = inverse.losing(Loss.Kind.NEW_VALUES, change);
            }
        } else if (change instanceof ColumnChange.DropColumn drop) {
            inverse = by(new ColumnChange.AddColumn(drop.table(), drop.column(), null));
            if (!drop.column().isGenerated()) {
                inverse = inverse.losing(Loss.Kind.VALUES, change);
            }
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            inverse = by(new ColumnChange.RenameColumn(rename.table(), rename.to(), rename.from()));
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            inverse = ofAlterColumn(alter);
        } else if (change instanceof ColumnChange.RequireColumn require) {
            inverse = ofAlterColumn(require.atOnce());
        } else if (change instanceof ColumnChange.Backfill) {
            inverse = nothing().losing(Loss.Kind.FILLED_VALUES, change);
        }
        return Optional.ofNullable(inverse);
    }

    private static Inverse ofAlterColumn(ColumnChange.AlterColumn alter) {
        Column from = alter.from();
        Column to = alter.to();
        Inverse inverse = by(new ColumnChange.AlterColumn(alter.table(), to, from, null, null));
        if (to.isGenerated() && !from.isGenerated()) {
            return inverse.losing(Loss.Kind.VALUES, alter);
        }
        if (alter.using() != null || !isExact(from.type(), to.type())) {
            inverse = inverse.losing(Loss.Kind.CONVERTED_VALUES, alter);
        }
        return alter.backfill() == null ? inverse : inverse.losing(Loss.Kind.FILLED_VALUES, alter);
    }

    /** Whether every value that PostgreSQL converts from one type to the other, rather than fail, can be told afterwards. */
    private static boolean isExact(ColumnType from, ColumnType to) {
        if (from.equals(to)) {
            return true;
        }
        String source = from instanceof ColumnType.Builtin builtin ? builtin.name() : "";
        String target = to instanceof ColumnType.Builtin builtin ? builtin.name() : "";
        boolean isText = target.equals("text") || target.equals("varchar");
        boolean fromPadded = source.equals("char") || from instanceof ColumnType.ArrayOf;
        return (isText && !fromPadded) || (INTEGERS.contains(source) && INTEGERS.contains(target));
    }

    private static Optional<Inverse> ofParts(Change change, Fold before) {
        Inverse inverse = null;
        if (change instanceof KeyChange.AddConstraint add) {
            inverse = by(new KeyChange.DropConstraint(add.table(), add.constraint()));
        } else if (change instanceof KeyChange.DropConstraint drop) {
            inverse = by(new KeyChange.AddConstraint(drop.table(), drop.constraint()));
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            inverse = by(new KeyChange.RenameConstraint(rename.table(), rename.to(), rename.from()));
        } else if (change instanceof KeyChange.AlterConstraint alter) {
            inverse = by(new KeyChange.AlterConstraint(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof KeyChange.ValidateConstraint validate) {
            inverse = ofValidation(validate, before);
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            inverse = by(
                    new KeyChange.DropConstraint(promote.table(), promote.constraint()),
                    new KeyChange.AddIndex(promote.table(), promote.index()));
        } else if (change instanceof KeyChange.AddIndex add) {
            inverse = by(new KeyChange.DropIndex(add.table(), add.index()));
        } else if (change instanceof KeyChange.DropIndex drop) {
            inverse = by(new KeyChange.AddIndex(drop.table(), drop.index()));
        } else if (change instanceof KeyChange.AlterIndex alter) {
            inverse = by(new KeyChange.AlterIndex(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof KeyChange.RenameIndex rename) {
            inverse = by(new KeyChange.RenameIndex(rename.table(), rename.to(), rename.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Optional<Inverse> ofRowSecurity(Change change) {
        Inverse inverse = null;
        if (change instanceof RowSecurityChange.AlterRowSecurity alter) {
            inverse = by(new RowSecurityChange.AlterRowSecurity(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof RowSecurityChange.AddPolicy add) {
            inverse = by(new RowSecurityChange.DropPolicy(add.table(), add.policy()));
        } else if (change instanceof RowSecurityChange.DropPolicy drop) {
            inverse = by(new RowSecurityChange.AddPolicy(drop.table(), drop.policy()));
        } else if (change instanceof RowSecurityChange.RenamePolicy rename) {
            inverse = by(new RowSecurityChange.RenamePolicy(rename.table(), rename.to(), rename.from()));
        } else if (change instanceof RowSecurityChange.AlterPolicy alter) {
            inverse = by(new RowSecurityChange.AlterPolicy(alter.table(), alter.to(), alter.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Optional<Inverse> ofPartitions(Change change) {
        Inverse inverse = null;
        if (change instanceof PartitionChange.AddPartition add) {
            inverse = by(new PartitionChange.DropPartition(add.table(), add.partition()))
                    .losing(Loss.Kind.NEW_ROWS, change);
        } else if (change instanceof PartitionChange.DropPartition drop) {
            inverse = by(new PartitionChange.AddPartition(drop.table(), drop.partition()))
                    .losing(Loss.Kind.ROWS, change);
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            inverse = by(new PartitionChange.RenamePartition(rename.table(), rename.to(), rename.from()));
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            inverse = by(new PartitionChange.AlterPartition(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof PartitionChange.ManagePartitions manage) {
            inverse = by(new PartitionChange.ManagePartitions(manage.table(), manage.to(), manage.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Optional<Inverse> ofExpansions(Change change, Fold before) {
        Inverse inverse = null;
        if (change instanceof ExpansionChange.Expand expand) {
            inverse = by(new ExpansionChange.Revert(change, expand.expansion()));
        } else if (change instanceof ExpansionChange.FillExpansion fill) {
            inverse = by(new ExpansionChange.Revert(change, expansion(fill.table(), fill.column(), change, before)));
        } else if (change instanceof ExpansionChange.Contract contract) {
            inverse = ofContract(contract, expansion(contract.table(), contract.column(), change, before));
        } else if (change instanceof ExpansionChange.Revert revert) {
            inverse = by(revert.step());
        }
        return Optional.ofNullable(inverse);
    }

    private static Inverse ofContract(ExpansionChange.Contract contract, Expansion expansion) {
        Inverse inverse = by(new ExpansionChange.Revert(contract, expansion));
        return switch (expansion.kind()) {
            case CHANGE_COLUMN ->
                isExact(expansion.declared().type(), expansion.old().type())
                        ? inverse
                        : inverse.losing(Loss.Kind.CONVERTED_VALUES, contract);
            case DROP_COLUMN -> inverse.losing(Loss.Kind.VALUES, contract);
            case DROP_TABLE -> inverse.losing(Loss.Kind.ROWS, contract);
            case RENAME_TABLE -> inverse;
        };
    }

    private static Expansion expansion(QualifiedName table, @Nullable String column, Change change, Fold before) {
        return present(before.expansion(table, column).orElse(null), change);
    }

    /** PostgreSQL does not forget a validation: the constraint goes and comes back without it. */
    private static Inverse ofValidation(KeyChange.ValidateConstraint validate, Fold before) {
        Table table = present(before.tables().get(validate.table()), validate);
        Constraint constraint = present(table.constraint(validate.constraint()).orElse(null), validate);
        return constraint.valid()
                ? nothing()
                : by(
                        new KeyChange.DropConstraint(validate.table(), Rewrites.validated(constraint)),
                        new KeyChange.AddConstraint(validate.table(), constraint));
    }

    private static Inverse nothing() {
        return by();
    }

    private static Inverse by(Change... changes) {
        return new Inverse(List.of(changes), List.of());
    }

    private Inverse losing(Loss.Kind kind, Change change) {
        return losing(kind, change.subject());
    }

    private Inverse losing(Loss.Kind kind, Subject subject) {
        List<Loss> more = new ArrayList<>(losses);
        Loss loss = new Loss(kind, subject);
        if (!more.contains(loss)) {
            more.add(loss);
        }
        return new Inverse(changes, more);
    }

    private static <T> T present(@Nullable T found, Change change) {
        if (found == null) {
            throw new FoldException(change, "there is no " + change.subject().relativeTo(null));
        }
        return found;
    }
}
