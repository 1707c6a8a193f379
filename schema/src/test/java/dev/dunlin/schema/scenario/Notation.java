package dev.dunlin.schema.scenario;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes and findings in one line each, as scenarios show them. */
public final class Notation {
    private Notation() {}

    public static String of(Change change) {
        String name = change.subject().relativeTo(null);
        return Stream.of(
                        ofType(change, name),
                        ofTable(change, name),
                        ofColumn(change, name),
                        ofPart(change, name),
                        ofObject(change, name),
                        ofRowSecurity(change, name),
                        ofPartition(change, name),
                        ofExpansion(change, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no notation for " + change));
    }

    public static String of(Finding finding) {
        StringBuilder line =
                new StringBuilder(finding.code().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        line.append(": ").append(finding.subject().relativeTo(null));
        if (!finding.candidates().isEmpty()) {
            line.append(" <- ").append(String.join(", ", finding.candidates()));
        }
        return line.toString();
    }

    private static @Nullable String ofType(Change change, String name) {
        if (change instanceof Change.AddExtension) {
            return "add extension " + name;
        } else if (change instanceof Change.RemoveExtension) {
            return "remove extension " + name;
        } else if (change instanceof EnumChange.CreateEnum create) {
            return "create enum " + name + " " + create.type().texts();
        } else if (change instanceof EnumChange.DropEnum) {
            return "drop enum " + name;
        } else if (change instanceof EnumChange.RenameEnum rename) {
            return "rename enum " + name + " -> " + rename.to();
        } else if (change instanceof EnumChange.CommentEnum comment) {
            return "comment on enum " + name + ": " + comment.from() + " -> " + comment.to();
        } else if (change instanceof EnumChange.AddLabel add) {
            return "add label " + name + (add.before() == null ? "" : " before " + add.before());
        } else if (change instanceof EnumChange.RenameLabel rename) {
            return "rename label " + name + " -> " + rename.to();
        } else if (change instanceof EnumChange.ReplaceLabels replace) {
            return "replace labels " + name + ": " + replace.from().texts() + " -> "
                    + replace.to().texts();
        }
        return null;
    }

    private static @Nullable String ofObject(Change change, String name) {
        if (change instanceof ObjectChange.CreateObject create) {
            return "create " + kind(create.object()) + " " + name;
        } else if (change instanceof ObjectChange.DropObject drop) {
            return "drop " + kind(drop.object()) + " " + name;
        } else if (change instanceof ObjectChange.AlterObject alter) {
            return "alter " + kind(alter.from()) + " " + name + ": " + alter.from() + " -> " + alter.to();
        } else if (change instanceof ObjectChange.RenameObject rename) {
            return "rename " + rename.from().kind().name().toLowerCase(Locale.ROOT) + " " + name + " -> " + rename.to();
        }
        return change instanceof ObjectChange.RenameAttribute rename
                ? "rename attribute " + name + " -> " + rename.to()
                : null;
    }

    private static String kind(SchemaObject object) {
        return object.kind().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String ofRowSecurity(Change change, String name) {
        if (change instanceof RowSecurityChange.AlterRowSecurity alter) {
            return "row security " + name + ":" + (alter.to().enabled() ? " enabled" : " disabled")
                    + (alter.to().forced() ? " forced" : "");
        } else if (change instanceof RowSecurityChange.AddPolicy) {
            return "add policy " + name;
        } else if (change instanceof RowSecurityChange.DropPolicy) {
            return "drop policy " + name;
        } else if (change instanceof RowSecurityChange.RenamePolicy rename) {
            return "rename policy " + name + " -> " + rename.to();
        }
        return change instanceof RowSecurityChange.AlterPolicy ? "alter policy " + name : null;
    }

    private static @Nullable String ofPartition(Change change, String name) {
        if (change instanceof PartitionChange.AddPartition) {
            return "add partition " + name;
        } else if (change instanceof PartitionChange.DropPartition) {
            return "drop partition " + name;
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            return "rename partition " + name + " -> " + rename.to();
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            String verb =
                    alter.movesBound() ? "move" : alter.attaches() ? "attach" : alter.detaches() ? "detach" : "alter";
            return verb + " partition " + name;
        }
        return change instanceof PartitionChange.ManagePartitions manage
                ? (manage.to().managed() ? "manage" : "leave") + " partitions " + name
                : null;
    }

    private static @Nullable String ofExpansion(Change change, String name) {
        if (change instanceof ExpansionChange.Expand expand) {
            return "expand " + name + " -> "
                    + (expand.expansion().side() == null
                            ? ""
                            : expand.expansion().side());
        } else if (change instanceof ExpansionChange.FillExpansion) {
            return "fill expansion " + name;
        } else if (change instanceof ExpansionChange.Contract) {
            return "contract " + name;
        }
        return change instanceof ExpansionChange.Revert revert ? "revert " + of(revert.step()) : null;
    }

    private static @Nullable String ofTable(Change change, String name) {
        if (change instanceof TableChange.CreateTable create) {
            List<String> parts = new ArrayList<>();
            create.table().constraints().forEach(constraint -> parts.add(constraint.name()));
            create.table().indexes().forEach(index -> parts.add(index.name()));
            return "create table " + name + (parts.isEmpty() ? "" : " with " + String.join(", ", parts));
        } else if (change instanceof TableChange.DropTable) {
            return "drop table " + name;
        } else if (change instanceof TableChange.RenameTable rename) {
            return "rename table " + name + " -> " + rename.to();
        } else if (change instanceof TableChange.AlterTable alter) {
            return "alter table " + name + ":" + options(alter.from(), alter.to());
        } else if (change instanceof TableChange.Inherit inherit) {
            return "inherit " + name + ": " + inherit.parent();
        } else if (change instanceof TableChange.Disinherit disinherit) {
            return "disinherit " + name + ": " + disinherit.parent();
        } else if (change instanceof TableChange.ManageTable manage) {
            return (manage.to().managed() ? "manage table " : "leave table ") + name;
        } else if (change instanceof Change.Identify identify) {
            String kind = identify.subject().kind().name().toLowerCase(Locale.ROOT);
            return "identify " + kind + " " + name + ": " + identify.from() + " -> " + identify.to();
        }
        return null;
    }

    private static String options(TableOptions from, TableOptions to) {
        return difference("comment", from.comment(), to.comment())
                + difference("unlogged", from.unlogged(), to.unlogged())
                + difference("storage", from.storage(), to.storage())
                + difference("tablespace", from.tablespace(), to.tablespace())
                + difference("inherits", from.inherits(), to.inherits());
    }

    private static @Nullable String ofColumn(Change change, String name) {
        if (change instanceof ColumnChange.AddColumn add) {
            return "add column " + name + " " + column(add.column()) + clause("fill", add.backfill());
        } else if (change instanceof ColumnChange.DropColumn) {
            return "drop column " + name;
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            return "rename column " + name + " -> " + rename.to();
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            return "alter column " + name + ":" + difference(alter.from(), alter.to())
                    + clause("using", alter.using())
                    + clause("fill", alter.backfill());
        } else if (change instanceof ColumnChange.RequireColumn) {
            return "require column " + name;
        } else if (change instanceof ColumnChange.Backfill backfill) {
            return "fill " + name + " with " + backfill.value();
        }
        return null;
    }

    private static @Nullable String ofPart(Change change, String name) {
        if (change instanceof KeyChange.AddConstraint add) {
            return "add " + kind(add.constraint()) + " " + name
                    + (add.constraint().valid() ? "" : " not valid");
        } else if (change instanceof KeyChange.DropConstraint drop) {
            return "drop " + kind(drop.constraint()) + " " + name;
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            return "rename constraint " + name + " -> " + rename.to();
        } else if (change instanceof KeyChange.AlterConstraint alter) {
            return "alter " + kind(alter.to()) + " " + name + ":"
                    + difference("deferral", alter.from().deferral(), alter.to().deferral())
                    + difference("comment", alter.from().comment(), alter.to().comment());
        } else if (change instanceof KeyChange.ValidateConstraint) {
            return "validate " + name;
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            return "promote index " + name + " to " + kind(promote.constraint());
        } else if (change instanceof KeyChange.AddIndex add) {
            return "add " + (add.index().unique() ? "unique " : "") + "index " + name;
        } else if (change instanceof KeyChange.DropIndex) {
            return "drop index " + name;
        } else if (change instanceof KeyChange.AlterIndex alter) {
            return "alter index " + name + ":"
                    + difference("storage", alter.from().storage(), alter.to().storage())
                    + difference("comment", alter.from().comment(), alter.to().comment());
        } else if (change instanceof KeyChange.RenameIndex rename) {
            return "rename index " + name + " -> " + rename.to();
        }
        return null;
    }

    private static String kind(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey) {
            return "primary key";
        } else if (constraint instanceof Constraint.Unique) {
            return "unique";
        } else if (constraint instanceof Constraint.Exclude) {
            return "exclusion";
        }
        return constraint instanceof Constraint.ForeignKey ? "foreign key" : "check";
    }

    private static String column(Column column) {
        return column.type()
                + (column.nullable() ? " null" : "")
                + (column.defaultValue() == null ? "" : " " + value(column.defaultValue()))
                + (column.collation() == null ? "" : " collate " + column.collation());
    }

    private static String difference(Column from, Column to) {
        return difference("type", from.type(), to.type())
                + difference("null", from.nullable(), to.nullable())
                + difference("value", value(from.defaultValue()), value(to.defaultValue()))
                + difference("collation", from.collation(), to.collation())
                + difference("options", from.options(), to.options())
                + difference("comment", from.comment(), to.comment());
    }

    private static String value(@Nullable DefaultValue value) {
        if (value instanceof DefaultValue.Literal literal) {
            return "default '" + literal.text() + "'";
        } else if (value instanceof DefaultValue.Expression expression) {
            return "default (" + expression.sql() + ")";
        } else if (value instanceof DefaultValue.Identity identity) {
            return "identity " + (identity.always() ? "always " : "") + identity.sequence();
        } else if (value instanceof DefaultValue.Serial serial) {
            return "serial " + serial.sequence();
        } else if (value instanceof DefaultValue.Generated generated) {
            return (generated.stored() ? "stored" : "virtual") + " (" + generated.sql() + ")";
        }
        return "no default";
    }

    private static String difference(String what, @Nullable Object from, @Nullable Object to) {
        return Objects.equals(from, to) ? "" : " " + what + " " + from + " -> " + to;
    }

    private static String clause(String word, @Nullable Object value) {
        return value == null ? "" : " " + word + " (" + value + ")";
    }
}
