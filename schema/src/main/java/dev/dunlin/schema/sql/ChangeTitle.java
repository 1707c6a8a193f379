package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a change does in a few words, as comments in scripts and summaries show it. */
public final class ChangeTitle {
    private final @Nullable String home;

    private ChangeTitle(@Nullable String home) {
        this.home = home;
    }

    /**
     * One line without a full stop, for example {@code Add column locations.province}. Names are as they are: whoever shows
     * the line elsewhere than in a comment of {@link Sql#comment} has to expect any character in them.
     *
     * @param home the PostgreSQL schema whose name is left out; null where none is stated
     */
    public static String of(Change change, @Nullable String home) {
        ChangeTitle title = new ChangeTitle(home);
        return title.ofTypes(change)
                .or(() -> title.ofObjects(change))
                .or(() -> title.ofTables(change))
                .or(() -> title.ofColumns(change))
                .or(() -> title.ofParts(change))
                .or(() -> title.ofRowSecurity(change))
                .or(() -> title.ofPartitions(change))
                .or(() -> title.ofExpansions(change))
                .orElseThrow(() -> new IllegalStateException("no title for " + change));
    }

    private Optional<String> ofTypes(Change change) {
        String title = null;
        if (change instanceof Change.AddExtension add) {
            title = "Add extension " + add.name();
        } else if (change instanceof Change.RemoveExtension remove) {
            title = "Extension " + remove.name() + " is no longer needed and stays installed";
        } else if (change instanceof EnumChange.CreateEnum create) {
            title = "Create enum type " + name(create.type().name());
        } else if (change instanceof EnumChange.DropEnum drop) {
            title = "Drop enum type " + name(drop.type().name());
        } else if (change instanceof EnumChange.RenameEnum rename) {
            title = "Rename enum type " + name(rename.from()) + " to " + name(rename.to());
        } else if (change instanceof EnumChange.CommentEnum comment) {
            title = "Comment on enum type " + name(comment.type());
        } else if (change instanceof EnumChange.AddLabel add) {
            title = "Add label " + add.label().text() + " to enum type " + name(add.type());
        } else if (change instanceof EnumChange.RenameLabel rename) {
            title = "Rename label " + rename.from() + " of enum type " + name(rename.type()) + " to " + rename.to();
        } else if (change instanceof EnumChange.ReplaceLabels replace) {
            title = "Build enum type " + name(replace.to().name()) + " anew" + difference(replace.from(), replace.to());
        }
        return Optional.ofNullable(title);
    }

    private static String difference(EnumType from, EnumType to) {
        List<String> gone = new ArrayList<>(from.texts());
        gone.removeAll(to.texts());
        List<String> added = new ArrayList<>(to.texts());
        added.removeAll(from.texts());
        String without = gone.isEmpty() ? "" : " without " + String.join(", ", gone);
        String with = added.isEmpty() ? "" : " with " + String.join(", ", added);
        return gone.isEmpty() && added.isEmpty() ? " in another order" : without + with;
    }

    private Optional<String> ofObjects(Change change) {
        String title = null;
        if (change instanceof ObjectChange.CreateObject create) {
            title = isFile(create.object().kind())
                    ? "Carry " + file(create.object())
                    : "Create " + object(create.object().id());
        } else if (change instanceof ObjectChange.DropObject drop) {
            title = isFile(drop.object().kind())
                    ? "Undo " + file(drop.object())
                    : "Drop " + object(drop.object().id());
        } else if (change instanceof ObjectChange.AlterObject alter
                && isFile(alter.from().kind())) {
            title = "Carry the changed " + file(alter.to());
        } else if (change instanceof ObjectChange.AlterObject alter) {
            title = ObjectAspects.of(alter.from(), alter.to())
                    .map(aspects -> "Change " + object(alter.from().id()) + ": " + aspects)
                    .orElseGet(() -> "Comment on " + object(alter.from().id()));
        } else if (change instanceof ObjectChange.RenameObject rename) {
            title = "Rename " + object(rename.from()) + " to " + name(rename.to());
        } else if (change instanceof ObjectChange.RenameAttribute rename) {
            title = "Rename attribute " + name(rename.type(), rename.from()) + " to " + rename.to();
        }
        return Optional.ofNullable(title);
    }

    private static boolean isFile(ObjectKind kind) {
        return kind == ObjectKind.OBJECT;
    }

    private static String file(SchemaObject object) {
        return "objects/" + object.name().name() + ".sql";
    }

    private String object(ObjectId id) {
        return id.kind().words() + " " + name(id.name());
    }

    private Optional<String> ofTables(Change change) {
        String title = null;
        if (change instanceof TableChange.CreateTable create) {
            title = "Create table " + name(create.table().name());
        } else if (change instanceof TableChange.DropTable drop) {
            title = "Drop table " + name(drop.table().name());
        } else if (change instanceof TableChange.RenameTable rename) {
            title = "Rename table " + name(rename.from()) + " to " + name(rename.to());
        } else if (change instanceof TableChange.AlterTable alter) {
            title = options(alter.from(), alter.to()) + name(alter.table());
        } else if (change instanceof TableChange.Inherit inherit) {
            title = "Table " + name(inherit.table()) + " inherits " + name(inherit.parent()) + " from now on";
        } else if (change instanceof TableChange.Disinherit disinherit) {
            title = "Table " + name(disinherit.table()) + " no longer inherits " + name(disinherit.parent());
        } else if (change instanceof TableChange.ManageTable manage) {
            title = "Table " + name(manage.from().name())
                    + (manage.to().managed() ? " is managed from now on" : " is no longer managed");
        } else if (change instanceof Change.Identify identify) {
            title = identify.subject().relativeTo(home) + " is declared by "
                    + (identify.to() == null ? "nothing" : identify.to());
        }
        return Optional.ofNullable(title);
    }

    private static String options(TableOptions from, TableOptions to) {
        boolean onlyComment = from.withComment(to.comment()).equals(to);
        return onlyComment ? "Comment on table " : "Change options of table ";
    }

    private Optional<String> ofColumns(Change change) {
        String title = null;
        if (change instanceof ColumnChange.AddColumn add) {
            title = "Add column " + name(add.table(), add.column().name());
        } else if (change instanceof ColumnChange.DropColumn drop) {
            title = "Drop column " + name(drop.table(), drop.column().name());
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            title = "Rename column " + name(rename.table(), rename.from()) + " to " + rename.to();
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            title = "Change column " + name(alter.table(), alter.from().name()) + ": "
                    + String.join(", ", aspects(alter.from(), alter.to()));
        } else if (change instanceof ColumnChange.RequireColumn require) {
            title = "Change column " + name(require.table(), require.column().name()) + ": required";
        } else if (change instanceof ColumnChange.Backfill fill) {
            title = "Fill column " + name(fill.table(), fill.column()) + " where it is null";
        }
        return Optional.ofNullable(title);
    }

    private List<String> aspects(Column from, Column to) {
        List<String> aspects = new ArrayList<>();
        if (!from.type().equals(to.type())) {
            aspects.add("type " + from.type() + " to " + to.type());
        }
        if (!Objects.equals(from.collation(), to.collation())) {
            aspects.add("collation");
        }
        if (from.nullable() != to.nullable()) {
            aspects.add(to.nullable() ? "nullable" : "required");
        }
        if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
            aspects.add(to.defaultValue() == null ? "no default" : "default");
        }
        if (!from.options().equals(to.options())) {
            aspects.add("options");
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            aspects.add("comment");
        }
        return aspects;
    }

    private Optional<String> ofParts(Change change) {
        String title = null;
        if (change instanceof KeyChange.AddConstraint add) {
            title = "Add " + constraint(add.constraint()) + " to " + name(add.table());
        } else if (change instanceof KeyChange.DropConstraint drop) {
            title = "Drop " + constraint(drop.constraint()) + " of " + name(drop.table());
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            title = "Rename constraint " + rename.from() + " of " + name(rename.table()) + " to " + rename.to();
        } else if (change instanceof KeyChange.AlterConstraint alter) {
            title = (alter.from().deferral() == alter.to().deferral() ? "Comment on " : "Change when to check ")
                    + constraint(alter.to()) + " of " + name(alter.table());
        } else if (change instanceof KeyChange.ValidateConstraint validate) {
            title = "Validate constraint " + validate.constraint() + " of " + name(validate.table());
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            title = "Make index " + promote.index().name() + " of " + name(promote.table()) + " its "
                    + (promote.constraint() instanceof Constraint.PrimaryKey ? "primary key" : "unique constraint");
        } else if (change instanceof KeyChange.AddIndex add) {
            title = "Add index " + add.index().name() + " to " + name(add.table());
        } else if (change instanceof KeyChange.DropIndex drop) {
            title = "Drop index " + drop.index().name() + " of " + name(drop.table());
        } else if (change instanceof KeyChange.AlterIndex alter) {
            title = (alter.from().storage().equals(alter.to().storage())
                            ? "Comment on index "
                            : "Change options of index ")
                    + alter.to().name() + " of " + name(alter.table());
        } else if (change instanceof KeyChange.RenameIndex rename) {
            title = "Rename index " + rename.from() + " of " + name(rename.table()) + " to " + rename.to();
        }
        return Optional.ofNullable(title);
    }

    private Optional<String> ofRowSecurity(Change change) {
        String title = null;
        if (change instanceof RowSecurityChange.AlterRowSecurity alter) {
            title = (alter.from().enabled() == alter.to().enabled()
                            ? "Change"
                            : alter.to().enabled() ? "Enable" : "Disable")
                    + " row security of " + name(alter.table());
        } else if (change instanceof RowSecurityChange.AddPolicy add) {
            title = "Add policy " + add.policy().name() + " to " + name(add.table());
        } else if (change instanceof RowSecurityChange.DropPolicy drop) {
            title = "Drop policy " + drop.policy().name() + " of " + name(drop.table());
        } else if (change instanceof RowSecurityChange.RenamePolicy rename) {
            title = "Rename policy " + rename.from() + " of " + name(rename.table()) + " to " + rename.to();
        } else if (change instanceof RowSecurityChange.AlterPolicy alter) {
            title = "Change policy " + alter.to().name() + " of " + name(alter.table());
        }
        return Optional.ofNullable(title);
    }

    private Optional<String> ofPartitions(Change change) {
        String title = null;
        if (change instanceof PartitionChange.AddPartition add) {
            title = "Add partition " + name(add.partition().name()) + " to " + name(add.table());
        } else if (change instanceof PartitionChange.DropPartition drop) {
            title = "Drop partition " + name(drop.partition().name()) + " of " + name(drop.table());
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            title = "Rename partition " + name(rename.from()) + " of " + name(rename.table()) + " to "
                    + name(rename.to());
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            title = alteration(alter) + " partition " + name(alter.to().name()) + " of " + name(alter.table());
        } else if (change instanceof PartitionChange.ManagePartitions manage) {
            title = "Partitions of " + name(manage.table())
                    + (manage.to().managed() ? " are managed from now on" : " are managed elsewhere from now on");
        }
        return Optional.ofNullable(title);
    }

    private Optional<String> ofExpansions(Change change) {
        String title = null;
        if (change instanceof ExpansionChange.Expand expand) {
            title = expand(expand.expansion());
        } else if (change instanceof ExpansionChange.FillExpansion fill) {
            title = "Fill the new column of " + name(fill.table(), fill.column()) + " and build what stands on it";
        } else if (change instanceof ExpansionChange.Contract contract) {
            title = "Contract " + contract.subject().relativeTo(home) + ": what was there before goes";
        } else if (change instanceof ExpansionChange.Revert revert) {
            title = "Take back: " + of(revert.step(), home);
        }
        return Optional.ofNullable(title);
    }

    private String expand(Expansion expansion) {
        return switch (expansion.kind()) {
            case CHANGE_COLUMN ->
                "Expand column "
                        + name(expansion.table(), expansion.old().name()) + ": " + expansion.side() + " of type "
                        + expansion.declared().type() + " stands beside it";
            case DROP_COLUMN ->
                "Expand column " + name(expansion.table(), expansion.old().name()) + ": nobody has to fill it any more";
            case RENAME_TABLE ->
                "Expand table " + name(expansion.from().name()) + ": it is called " + name(expansion.table())
                        + ", and a view has its old name";
            case DROP_TABLE -> "Expand table " + name(expansion.table()) + ": nobody has to use it any more";
        };
    }

    private static String alteration(PartitionChange.AlterPartition alter) {
        if (alter.movesBound()) {
            return "Move the bounds of";
        }
        return alter.attaches() ? "Attach" : alter.detaches() ? "Detach" : "Change options of";
    }

    private static String constraint(Constraint constraint) {
        return kind(constraint) + " " + constraint.name();
    }

    private static String kind(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey) {
            return "primary key";
        }
        if (constraint instanceof Constraint.Unique) {
            return "unique constraint";
        }
        if (constraint instanceof Constraint.Exclude) {
            return "exclusion constraint";
        }
        return constraint instanceof Constraint.Check ? "check" : "foreign key";
    }

    private String name(QualifiedName name) {
        return name.relativeTo(home);
    }

    private String name(QualifiedName owner, String member) {
        return name(owner) + "." + member;
    }
}
