package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the other changes of a plan say about the danger of one. */
final class PlanFacts {
    private final Set<QualifiedName> created = new HashSet<>();
    private final Set<Subject> addedColumns = new HashSet<>();
    private final Set<Subject> emptyColumns = new HashSet<>();
    private final Set<Subject> backfilled = new HashSet<>();
    private final Set<Subject> validated = new HashSet<>();
    private final Set<Object> restored = new HashSet<>();
    private final Set<Index> primaryKeyIndexes = new HashSet<>();
    private final Set<Subject> renamed = new HashSet<>();
    private final Set<Change> renamedAgain = new HashSet<>();
    private final Map<QualifiedName, QualifiedName> finalNames = new HashMap<>();

    PlanFacts(List<Change> all) {
        all.forEach(this::note);
        all.forEach(this::noteRename);
    }

    private void note(Change change) {
        if (change instanceof Change.CreateTable create) {
            created.add(create.table().name());
        } else if (change instanceof Change.CreateEnum create) {
            created.add(create.type().name());
        } else if (change instanceof Change.AddColumn add) {
            addedColumns.add(add.subject());
            Column column = add.column();
            if (column.nullable() && column.defaultValue() == null && add.backfill() == null) {
                emptyColumns.add(add.subject());
            }
        } else if (change instanceof Change.AlterColumn alter) {
            boolean filled = alter.backfill() != null || alter.to().defaultValue() != null;
            if (alter.from().nullable() && !alter.to().nullable() && filled) {
                backfilled.add(alter.subject());
            }
        } else if (change instanceof Change.ValidateConstraint) {
            validated.add(change.subject());
        } else if (change instanceof Change.DropConstraint drop) {
            restored.add(drop.constraint());
        } else if (change instanceof Change.DropIndex drop) {
            restored.add(drop.index());
        } else if (change instanceof Change.AddConstraint add) {
            if (add.constraint() instanceof Constraint.PrimaryKey key) {
                primaryKeyIndexes.add(Keys.indexOf(key));
            }
            if (add.constraint().valid()) {
                validated.add(add.subject());
            }
        }
    }

    private void noteRename(Change change) {
        Subject renamedTo;
        if (change instanceof Change.RenameTable rename) {
            finalNames.replaceAll((before, name) -> name.equals(rename.from()) ? rename.to() : name);
            finalNames.put(rename.from(), rename.to());
            renamedTo = Subject.table(rename.to());
        } else if (change instanceof Change.RenameColumn rename) {
            renamedTo = Subject.column(rename.table(), rename.to());
        } else if (change instanceof Change.RenameEnum rename) {
            renamedTo = Subject.enumType(rename.to());
        } else if (change instanceof Change.RenameLabel rename) {
            renamedTo = Subject.label(rename.type(), rename.to());
        } else {
            return;
        }
        if (renamed.contains(change.subject())) {
            renamedAgain.add(change);
        }
        renamed.add(renamedTo);
    }

    boolean isCreated(QualifiedName object) {
        return created.contains(object);
    }

    /** Whether a change renames again what an earlier one has renamed: a name on the way to another. */
    boolean isRenamedAgain(Change change) {
        return renamedAgain.contains(change);
    }

    /** The name of a table when all is done. */
    QualifiedName finalName(QualifiedName table) {
        return finalNames.getOrDefault(table, table);
    }

    boolean isAddedAgain(Subject column) {
        return addedColumns.contains(column);
    }

    /** Whether the nulls of a column are filled, or the column is new and filled, before it becomes required. */
    boolean isBackfilled(Subject column) {
        return backfilled.contains(column) || addedColumns.contains(column);
    }

    boolean isValidated(Subject constraint) {
        return validated.contains(constraint);
    }

    boolean isPromotedToPrimaryKey(Index index) {
        return primaryKeyIndexes.contains(index);
    }

    boolean mayMeetRowsThatDisagree(QualifiedName table, Constraint constraint) {
        Constraint asWanted = constraint;
        if (constraint instanceof Constraint.ForeignKey key) {
            asWanted = key.withValid(true);
            if (anyEmpty(table, key.columns())) {
                return false;
            }
        } else if (constraint instanceof Constraint.Check check) {
            asWanted = check.withValid(true);
        } else if (constraint instanceof Constraint.Unique unique && !unique.nullsNotDistinct()) {
            return !anyEmpty(table, unique.columns()) && !restored.contains(constraint);
        }
        return !restored.contains(asWanted);
    }

    boolean mayMeetRowsThatDisagree(QualifiedName table, Index index) {
        List<String> columns = index.parts().stream()
                .map(part -> String.valueOf(part.column()))
                .toList();
        return !restored.contains(index) && (index.nullsNotDistinct() || !anyEmpty(table, columns));
    }

    /** Whether every row that exists has null in one of the columns, so that keys over them hold. */
    private boolean anyEmpty(QualifiedName table, Collection<String> columns) {
        return columns.stream().anyMatch(column -> emptyColumns.contains(Subject.column(table, column)));
    }
}
