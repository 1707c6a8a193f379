package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the other changes of a plan say about the danger of one. */
final class PlanFacts {
    private final Set<QualifiedName> created = new HashSet<>();
    private final Map<Subject, Column> addedColumns = new HashMap<>();
    private final Set<Subject> emptyColumns = new HashSet<>();
    private final Set<Subject> backfilled = new HashSet<>();
    private final Set<Subject> added = new HashSet<>();
    private final Set<Subject> validated = new HashSet<>();
    private final Map<QualifiedName, List<Index>> newIndexes = new HashMap<>();
    private final Set<Subject> droppedColumns = new HashSet<>();
    private final Set<QualifiedName> droppedTables = new HashSet<>();
    private final Set<Subject> droppedIndexes = new HashSet<>();
    private final Map<Change, Subject> keys = new HashMap<>();
    private final Set<Subject> primaryKeys = new HashSet<>();
    private final Map<ObjectId, SchemaObject> createdObjects = new HashMap<>();
    private final Set<QualifiedName> droppedTypes = new HashSet<>();
    private final Map<ObjectId, SchemaObject> droppedViews = new HashMap<>();
    private final Set<ObjectId> droppedObjects = new HashSet<>();
    private final Set<Subject> renamed = new HashSet<>();
    private final Set<Change> renamedAgain = new HashSet<>();
    private final Map<QualifiedName, QualifiedName> finalNames = new HashMap<>();

    PlanFacts(List<Change> all) {
        all.forEach(this::note);
        all.forEach(this::noteRename);
    }

    private void note(Change change) {
        if (change instanceof TableChange.CreateTable create) {
            created.add(create.table().name());
        } else if (change instanceof EnumChange.CreateEnum create) {
            created.add(create.type().name());
        } else if (change instanceof ObjectChange.CreateObject create) {
            createdObjects.put(create.object().id(), create.object());
        } else if (change instanceof ColumnChange.AddColumn add) {
            noteColumn(add);
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            DefaultValue value = alter.to().defaultValue();
            boolean hasDefault = value instanceof DefaultValue.Literal
                    || value instanceof DefaultValue.Expression
                    || value instanceof DefaultValue.Serial;
            if (alter.backfill() != null || hasDefault) {
                backfilled.add(alter.subject());
            }
        } else if (change instanceof ObjectChange.DropObject drop) {
            droppedObjects.add(drop.object().id());
            droppedViews.put(drop.object().id(), drop.object());
        } else if (change instanceof EnumChange.DropEnum drop) {
            droppedTypes.add(drop.type().name());
        } else if (change instanceof KeyChange.ValidateConstraint) {
            validated.add(change.subject());
        } else if (change instanceof KeyChange.AddConstraint add) {
            noteConstraint(add);
        } else if (change instanceof KeyChange.AddIndex add) {
            keys.put(unnamed(add.table(), add.index()), add.subject());
            noteIndex(add.table(), add.index());
        } else {
            noteDrop(change);
        }
    }

    private void noteDrop(Change change) {
        if (change instanceof TableChange.DropTable drop) {
            droppedTables.add(drop.table().name());
        } else if (change instanceof ColumnChange.DropColumn) {
            droppedColumns.add(change.subject());
        } else if (change instanceof KeyChange.DropIndex || change instanceof KeyChange.DropConstraint) {
            droppedIndexes.add(Subject.index(
                    change.subject().owner(),
                    Objects.requireNonNull(change.subject().member(), "member")));
        }
    }

    private void noteIndex(QualifiedName table, Index index) {
        newIndexes.computeIfAbsent(table, name -> new ArrayList<>()).add(index);
    }

    private void noteColumn(ColumnChange.AddColumn add) {
        Column column = add.column();
        addedColumns.put(add.subject(), column);
        if (column.nullable() && column.defaultValue() == null && add.backfill() == null) {
            emptyColumns.add(add.subject());
        }
    }

    private void noteConstraint(KeyChange.AddConstraint add) {
        added.add(add.subject());
        Index index = DeferredDrops.indexOf(add.constraint());
        if (index != null) {
            keys.put(unnamed(add.table(), index), add.subject());
            noteIndex(add.table(), index);
        }
        if (add.constraint() instanceof Constraint.PrimaryKey) {
            primaryKeys.add(add.subject());
        }
        if (add.constraint().valid()) {
            validated.add(add.subject());
        }
    }

    private void noteRename(Change change) {
        Subject renamedTo;
        if (change instanceof TableChange.RenameTable rename) {
            finalNames.replaceAll((before, name) -> name.equals(rename.from()) ? rename.to() : name);
            finalNames.put(rename.from(), rename.to());
            renamedTo = Subject.table(rename.to());
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            renamedTo = Subject.column(rename.table(), rename.to());
        } else if (change instanceof EnumChange.RenameEnum rename) {
            renamedTo = Subject.enumType(rename.to());
        } else if (change instanceof EnumChange.RenameLabel rename) {
            renamedTo = Subject.label(rename.type(), rename.to());
        } else if (change instanceof ObjectChange.RenameObject rename) {
            renamedTo = Subject.object(rename.from().withName(rename.to()));
        } else {
            return;
        }
        if (renamed.contains(change.subject())) {
            renamedAgain.add(change);
        }
        renamed.add(renamedTo);
    }

    /** What was dropped to be made again with the same query. */
    Optional<MaterializedView> dropped(MaterializedView again) {
        return droppedViews.get(again.id()) instanceof MaterializedView view
                        && view.query().equals(again.query())
                        && view.populated()
                ? Optional.of(view)
                : Optional.empty();
    }

    /** What is created under the name of an object, in the place of one that is dropped perhaps. */
    Optional<SchemaObject> created(ObjectId id) {
        return Optional.ofNullable(createdObjects.get(id));
    }

    boolean isCreated(QualifiedName object) {
        return created.contains(object);
    }

    /** Whether a rename is only a step: of what an earlier one has renamed, or of a type that is about to go. */
    boolean isStep(Change change) {
        return renamedAgain.contains(change)
                || (change instanceof ObjectChange.RenameObject rename
                        && droppedObjects.contains(rename.from().withName(rename.to())))
                || (change instanceof EnumChange.RenameEnum rename && droppedTypes.contains(rename.to()));
    }

    /** The name of a table when all is done. */
    QualifiedName finalName(QualifiedName table) {
        return finalNames.getOrDefault(table, table);
    }

    /** Whether a column is added, perhaps in the place of one that is dropped. */
    boolean isAdded(Subject column) {
        return addedColumns.containsKey(column);
    }

    /** Whether a column is added whose values the server computes. */
    boolean isComputed(Subject column) {
        Column added = addedColumns.get(column);
        return added != null && added.isGenerated();
    }

    /** Whether a column is added that a sequence numbers. */
    boolean isNumbered(Subject column) {
        Column added = addedColumns.get(column);
        return added != null && DefaultValue.sequence(added.defaultValue()) != null;
    }

    /** Whether a column is added that is null in all rows that exist. */
    boolean isEmpty(Subject column) {
        return emptyColumns.contains(column);
    }

    /** Whether the nulls of a column are filled, or the column is new and filled, before it becomes required. */
    boolean isBackfilled(Subject column) {
        return backfilled.contains(column) || addedColumns.containsKey(column);
    }

    boolean isValidated(Subject constraint) {
        return validated.contains(constraint);
    }

    /** Whether a constraint was there before, and is validated now. */
    boolean isOnlyValidated(Subject constraint) {
        return validated.contains(constraint) && !added.contains(constraint);
    }

    /** The index or key that an index is, or is to become, by the name that the author knows. */
    Subject keyOf(KeyChange.AddIndex add) {
        return keys.getOrDefault(unnamed(add.table(), add.index()), add.subject());
    }

    boolean isPrimaryKey(Subject key) {
        return primaryKeys.contains(key);
    }

    boolean isDropped(QualifiedName table) {
        return droppedTables.contains(table);
    }

    /** Whether an index goes, while what it indexes stays, and no other one begins with its parts or bears its name. */
    boolean isDropped(Table table, Index index) {
        boolean columnsGo = droppedColumns.stream()
                .anyMatch(column -> column.owner().equals(table.name())
                        && index.dependsOn(Objects.requireNonNull(column.member(), "member")));
        return droppedIndexes.contains(Subject.index(table.name(), index.name()))
                && !droppedTables.contains(table.name())
                && !columnsGo
                && others(table).noneMatch(other -> other.name().equals(index.name()) || begins(other, index));
    }

    /** The indexes of a table that stay or are added. */
    private Stream<Index> others(Table table) {
        Stream<@Nullable Index> known = Stream.concat(
                table.indexes().stream(), table.constraints().stream().map(DeferredDrops::indexOf));
        Stream<Index> kept = known.filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(other -> !droppedIndexes.contains(Subject.index(table.name(), other.name())));
        return Stream.concat(kept, newIndexes.getOrDefault(table.name(), List.of()).stream());
    }

    private static boolean begins(Index other, Index index) {
        int size = index.parts().size();
        return other.method().equals(index.method())
                && other.parts().size() >= size
                && other.parts().subList(0, size).equals(index.parts())
                && (other.where() == null || other.where().equals(index.where()));
    }

    private static Change unnamed(QualifiedName table, Index index) {
        return new KeyChange.AddIndex(table, index.withName(""));
    }
}
