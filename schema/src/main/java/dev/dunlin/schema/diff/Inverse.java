package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
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
                .or(() -> ofTables(change))
                .or(() -> ofColumns(change))
                .or(() -> ofParts(change, before))
                .orElseThrow(() -> new IllegalStateException("no inverse of " + change));
    }

    private static Optional<Inverse> ofTypes(Change change, Fold before) {
        Inverse inverse = null;
        if (change instanceof Change.AddExtension add) {
            inverse = before.extensions().contains(add.name()) ? nothing() : by(new Change.RemoveExtension(add.name()));
        } else if (change instanceof Change.RemoveExtension remove) {
            inverse = by(new Change.AddExtension(remove.name()));
        } else if (change instanceof Change.CreateEnum create) {
            inverse = by(new Change.DropEnum(create.type()));
        } else if (change instanceof Change.DropEnum drop) {
            inverse = by(new Change.CreateEnum(drop.type()));
        } else if (change instanceof Change.RenameEnum rename) {
            inverse = by(new Change.RenameEnum(rename.to(), rename.from()));
        } else if (change instanceof Change.CommentEnum comment) {
            inverse = by(new Change.CommentEnum(comment.type(), comment.to(), comment.from()));
        } else if (change instanceof Change.AddLabel add) {
            EnumType type = present(before.enums().get(add.type()), change);
            EnumType grown = Rewrites.labelAdded(type, add, reason -> new FoldException(change, reason));
            inverse = by(new Change.ReplaceLabels(grown, type));
        } else if (change instanceof Change.RenameLabel rename) {
            inverse = by(new Change.RenameLabel(rename.type(), rename.to(), rename.from()));
        } else if (change instanceof Change.ReplaceLabels replace) {
            inverse = by(new Change.ReplaceLabels(replace.to(), replace.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Optional<Inverse> ofTables(Change change) {
        Inverse inverse = null;
        if (change instanceof Change.CreateTable create) {
            inverse = by(new Change.DropTable(create.table())).losing(Loss.Kind.NEW_ROWS, change);
        } else if (change instanceof Change.DropTable drop) {
            inverse = by(new Change.CreateTable(drop.table())).losing(Loss.Kind.ROWS, change);
        } else if (change instanceof Change.RenameTable rename) {
            inverse = by(new Change.RenameTable(rename.to(), rename.from()));
        } else if (change instanceof Change.AlterTable alter) {
            inverse = by(new Change.AlterTable(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof Change.ManageTable manage) {
            inverse = by(new Change.ManageTable(manage.to(), manage.from()));
        } else if (change instanceof Change.Identify identify) {
            inverse = by(new Change.Identify(identify.subject(), identify.to(), identify.from()));
        }
        return Optional.ofNullable(inverse);
    }

    private static Optional<Inverse> ofColumns(Change change) {
        Inverse inverse = null;
        if (change instanceof Change.AddColumn add) {
            inverse = by(new Change.DropColumn(add.table(), add.column()));
            if (!add.column().isGenerated()) {
                inverse = inverse.losing(Loss.Kind.NEW_VALUES, change);
            }
        } else if (change instanceof Change.DropColumn drop) {
            inverse = by(new Change.AddColumn(drop.table(), drop.column(), null));
            if (!drop.column().isGenerated()) {
                inverse = inverse.losing(Loss.Kind.VALUES, change);
            }
        } else if (change instanceof Change.RenameColumn rename) {
            inverse = by(new Change.RenameColumn(rename.table(), rename.to(), rename.from()));
        } else if (change instanceof Change.AlterColumn alter) {
            inverse = ofAlterColumn(alter);
        } else if (change instanceof Change.Backfill) {
            inverse = nothing().losing(Loss.Kind.FILLED_VALUES, change);
        }
        return Optional.ofNullable(inverse);
    }

    private static Inverse ofAlterColumn(Change.AlterColumn alter) {
        Column from = alter.from();
        Column to = alter.to();
        Inverse inverse = by(new Change.AlterColumn(alter.table(), to, from, null, null));
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
        if (change instanceof Change.AddConstraint add) {
            inverse = by(new Change.DropConstraint(add.table(), add.constraint()));
        } else if (change instanceof Change.DropConstraint drop) {
            inverse = by(new Change.AddConstraint(drop.table(), drop.constraint()));
        } else if (change instanceof Change.RenameConstraint rename) {
            inverse = by(new Change.RenameConstraint(rename.table(), rename.to(), rename.from()));
        } else if (change instanceof Change.AlterConstraint alter) {
            inverse = by(new Change.AlterConstraint(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof Change.ValidateConstraint validate) {
            inverse = ofValidation(validate, before);
        } else if (change instanceof Change.PromoteIndex promote) {
            inverse = by(
                    new Change.DropConstraint(promote.table(), promote.constraint()),
                    new Change.AddIndex(promote.table(), promote.index()));
        } else if (change instanceof Change.AddIndex add) {
            inverse = by(new Change.DropIndex(add.table(), add.index()));
        } else if (change instanceof Change.DropIndex drop) {
            inverse = by(new Change.AddIndex(drop.table(), drop.index()));
        } else if (change instanceof Change.AlterIndex alter) {
            inverse = by(new Change.AlterIndex(alter.table(), alter.to(), alter.from()));
        } else if (change instanceof Change.RenameIndex rename) {
            inverse = by(new Change.RenameIndex(rename.table(), rename.to(), rename.from()));
        }
        return Optional.ofNullable(inverse);
    }

    /** PostgreSQL does not forget a validation: the constraint goes and comes back without it. */
    private static Inverse ofValidation(Change.ValidateConstraint validate, Fold before) {
        Table table = present(before.tables().get(validate.table()), validate);
        Constraint constraint = present(table.constraint(validate.constraint()).orElse(null), validate);
        return constraint.valid()
                ? nothing()
                : by(
                        new Change.DropConstraint(validate.table(), Rewrites.validated(constraint)),
                        new Change.AddConstraint(validate.table(), constraint));
    }

    private static Inverse nothing() {
        return by();
    }

    private static Inverse by(Change... changes) {
        return new Inverse(List.of(changes), List.of());
    }

    private Inverse losing(Loss.Kind kind, Change change) {
        List<Loss> more = new ArrayList<>(losses);
        more.add(new Loss(kind, change.subject()));
        return new Inverse(changes, more);
    }

    private static <T> T present(@Nullable T found, Change change) {
        if (found == null) {
            throw new FoldException(change, "there is no " + change.subject().relativeTo(null));
        }
        return found;
    }
}
