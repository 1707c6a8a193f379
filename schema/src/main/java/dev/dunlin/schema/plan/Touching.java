package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds changes of what is expanded: until it is contracted, the database has more of it than these changes know. */
final class Touching {
    private final Expansion expansion;
    private final boolean open;
    private final Subject subject;
    private final QualifiedName table;
    private final List<String> columns = new ArrayList<>();
    private final List<QualifiedName> types = new ArrayList<>();

    /** @param open whether it is expanded already, and not by the changes themselves */
    Touching(Expansion expansion, boolean open) {
        this.expansion = expansion;
        this.open = open;
        this.subject = Subject.of(expansion);
        this.table = expansion.table();
        expansion.from().columns().forEach(this::note);
        expansion.to().columns().forEach(this::note);
        if (expansion.side() != null) {
            columns.add(expansion.side());
        }
    }

    private void note(Column column) {
        columns.add(column.name());
        Optional.ofNullable(column.type().definedName()).ifPresent(types::add);
    }

    List<Refusal> check(List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.isQuiet() && touches(change))
                .map(this::refusal)
                .distinct()
                .toList();
    }

    private Refusal refusal(Change change) {
        String what = change.subject().kind().words() + " " + change.subject().relativeTo(table.namespace());
        return open
                ? Refusal.open(subject, "A change of %s is pending.".formatted(what))
                : Refusal.cannot(
                        subject,
                        "A change of %s is pending in the same migration.".formatted(what),
                        "Make that change in a migration of its own, before or after.");
    }

    private boolean touches(Change change) {
        return touchesType(change)
                || switch (expansion.kind()) {
                    case CHANGE_COLUMN -> touchesTable(change) || touchesReader(change);
                    case DROP_COLUMN -> touchesDropped(change) || touchesTarget(change);
                    case RENAME_TABLE -> isMadeAnew(change) || touchesView(change);
                    case DROP_TABLE -> isMadeAnew(change) || touchesTarget(change);
                };
    }

    private boolean touchesType(Change change) {
        boolean isLost = change instanceof EnumChange.DropEnum
                || change instanceof EnumChange.RenameEnum
                || change instanceof EnumChange.ReplaceLabels
                || change instanceof ObjectChange.DropObject
                || change instanceof ObjectChange.AlterObject
                || change instanceof ObjectChange.RenameObject
                || change instanceof ObjectChange.RenameAttribute;
        return isLost && types.contains(change.subject().owner());
    }

    /** Whether something gets the name of the table or view that is still there. */
    private boolean isMadeAnew(Change change) {
        QualifiedName former = expansion.from().name();
        return (change instanceof TableChange.CreateTable
                        && change.subject().owner().equals(former))
                || (change instanceof TableChange.RenameTable rename
                        && rename.to().equals(former))
                || (change instanceof ObjectChange.CreateObject create
                        && create.object() instanceof QueryObject
                        && create.object().name().equals(former));
    }

    private boolean touchesDropped(Change change) {
        return change.subject().owner().equals(table) && (touchesLeft(change) || touchesShared(change));
    }

    /** Whether a change is of another column of a constraint or index over the one that goes. */
    private boolean touchesShared(Change change) {
        boolean isOfColumn = change instanceof ColumnChange.DropColumn
                || change instanceof ColumnChange.RenameColumn
                || (change instanceof ColumnChange.AlterColumn alter
                        && ColumnEffects.isRetyped(alter.from(), alter.to()));
        String member = change.subject().member();
        return isOfColumn
                && member != null
                && (expansion.from().constraints().stream().anyMatch(each -> each.dependsOn(member))
                        || expansion.from().indexes().stream().anyMatch(each -> each.dependsOn(member)));
    }

    /** Whether a change is of what a foreign key refers to that is still there. */
    private boolean touchesTarget(Change change) {
        return expansion.from().foreignKeys().stream()
                .filter(key -> key.target().equals(change.subject().owner()))
                .anyMatch(key -> change instanceof TableChange.DropTable
                        || change instanceof TableChange.RenameTable
                        || (change.subject().kind() == Subject.Kind.COLUMN
                                && !(change instanceof ColumnChange.AddColumn)
                                && key.references()
                                        .contains(Objects.requireNonNull(
                                                change.subject().member())))
                        || (change instanceof KeyChange.DropConstraint drop
                                && key.references().equals(Constraint.keyColumns(drop.constraint()))));
    }

    private boolean touchesLeft(Change change) {
        return change instanceof TableChange.DropTable
                || change instanceof TableChange.RenameTable
                || (change instanceof ColumnChange.AddColumn add
                        && columns.contains(add.column().name()))
                || (change instanceof ColumnChange.RenameColumn rename && columns.contains(rename.to()));
    }

    /** The view under the former name reads these columns as they are. */
    private boolean touchesView(Change change) {
        boolean isOfColumn = change instanceof ColumnChange.DropColumn
                || change instanceof ColumnChange.RenameColumn
                || (change instanceof ColumnChange.AlterColumn alter
                        && ColumnEffects.isRetyped(alter.from(), alter.to()));
        return change.subject().owner().equals(table)
                && (change instanceof TableChange.DropTable
                        || change instanceof TableChange.RenameTable
                        || (isOfColumn && isOfPart(change.subject())));
    }

    private boolean touchesTable(Change change) {
        QualifiedName owner = change.subject().owner();
        if (change instanceof TableChange.CreateTable create) {
            return create.table().foreignKeys().stream().anyMatch(this::refers)
                    || create.table().options().inherits().contains(table)
                    || create.table().name().equals(expansion.from().name());
        }
        if (change instanceof KeyChange.AddConstraint add && add.constraint() instanceof Constraint.ForeignKey key) {
            return refers(key) || (owner.equals(table) && reads(key));
        }
        if (change instanceof KeyChange.DropConstraint drop && drop.constraint() instanceof Constraint.ForeignKey key) {
            return refers(key) || (owner.equals(table) && reads(key));
        }
        return touchesReferring(change) || (owner.equals(table) && touchesOwn(change));
    }

    /** Whether a change is of a foreign key to the column, or of a column of that key. */
    private boolean touchesReferring(Change change) {
        Subject changed = change.subject();
        for (Expansion.Reference reference : expansion.references()) {
            boolean isOfKey = switch (changed.kind()) {
                case TABLE -> change instanceof TableChange.DropTable || change instanceof TableChange.RenameTable;
                case COLUMN ->
                    !(change instanceof ColumnChange.AddColumn)
                            && reference.from().columns().contains(Objects.requireNonNull(changed.member()));
                case CONSTRAINT -> reference.to().name().equals(changed.member());
                default -> false;
            };
            if (isOfKey && reference.table().equals(changed.owner())) {
                return true;
            }
        }
        return false;
    }

    private boolean touchesOwn(Change change) {
        if (change instanceof TableChange.DropTable || change instanceof TableChange.RenameTable) {
            return true;
        }
        if (change instanceof ColumnChange.AddColumn add) {
            return columns.contains(add.column().name())
                    || (add.column().defaultValue() instanceof DefaultValue.Generated generated
                            && mentions(generated.sql()));
        }
        if (change instanceof KeyChange.AddConstraint add) {
            return reads(add.constraint());
        }
        if (change instanceof KeyChange.AddIndex add) {
            return columns.stream().anyMatch(add.index()::dependsOn);
        }
        if (change instanceof RowSecurityChange.AddPolicy add) {
            return reads(add.policy());
        }
        if (change instanceof RowSecurityChange.AlterPolicy alter) {
            return reads(alter.to());
        }
        return isOfPart(change.subject());
    }

    /** Whether a change is of the column itself, or of a constraint or index over it. */
    private boolean isOfPart(Subject changed) {
        String member = changed.member();
        return switch (changed.kind()) {
            case COLUMN -> columns.contains(Objects.requireNonNull(member));
            case CONSTRAINT, INDEX -> isPart(expansion.to(), member) || isPart(expansion.from(), member);
            default -> false;
        };
    }

    private static boolean isPart(Table parts, @Nullable String name) {
        return parts.constraints().stream().anyMatch(each -> each.name().equals(name))
                || parts.indexes().stream().anyMatch(each -> each.name().equals(name));
    }

    /** A view would keep the column that goes. */
    private boolean touchesReader(Change change) {
        SchemaObject object = change instanceof ObjectChange.CreateObject create
                ? create.object()
                : change instanceof ObjectChange.AlterObject alter ? alter.to() : null;
        return object instanceof QueryObject view
                && view.mentions(table.name())
                && (columns.stream().anyMatch(view::mentions) || view.query().takesAllColumns());
    }

    private boolean refers(Constraint.ForeignKey key) {
        return key.target().equals(table) && key.references().stream().anyMatch(columns::contains);
    }

    private boolean reads(Constraint constraint) {
        return columns.stream().anyMatch(constraint::dependsOn);
    }

    private boolean reads(Policy policy) {
        return mentions(policy.using()) || mentions(policy.check());
    }

    private boolean mentions(@Nullable SqlExpression expression) {
        return expression != null && columns.stream().anyMatch(expression::mentions);
    }
}
