package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.SchemaView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a way back what it would build only to take it away again: the index of a constraint, the check that proves
 * that a column has no nulls.
 */
final class NetChanges {
    private final SchemaView start;
    private final SchemaView end;
    private final Set<Subject> dropped = new HashSet<>();

    private NetChanges(SchemaView start, SchemaView end) {
        this.start = start;
        this.end = end;
    }

    /** The changes that are left; all of them where a rename could connect two. */
    static List<Change> of(List<Change> changes, SchemaView start, SchemaView end) {
        if (changes.stream().anyMatch(NetChanges::isRename)) {
            return changes;
        }
        NetChanges net = new NetChanges(start, end);
        List<Change> left = new ArrayList<>();
        for (Change change : changes) {
            if (net.isNeeded(change)) {
                left.add(change);
            }
        }
        return left;
    }

    /** Whether a change gives another name, or another owner, to what others add or drop. */
    private static boolean isRename(Change change) {
        return change instanceof TableChange.RenameTable
                || change instanceof ColumnChange.RenameColumn
                || change instanceof KeyChange.RenameConstraint
                || change instanceof KeyChange.RenameIndex
                || change instanceof PartitionChange.RenamePartition
                || change instanceof TableChange.Inherit
                || change instanceof TableChange.Disinherit
                || change instanceof ExpansionChange.Revert;
    }

    private boolean isNeeded(Change change) {
        if (change instanceof KeyChange.AddConstraint || change instanceof KeyChange.DropConstraint) {
            Subject subject = change.subject();
            return isNeeded(change, constraint(start, subject), constraint(end, subject));
        }
        if (change instanceof KeyChange.AddIndex || change instanceof KeyChange.DropIndex) {
            Subject subject = change.subject();
            return isNeeded(change, index(start, subject), index(end, subject));
        }
        return true;
    }

    private boolean isNeeded(Change change, @Nullable Object first, @Nullable Object last) {
        if (first == null && last == null) {
            return false;
        }
        return first == null || last != null || dropped.add(change.subject());
    }

    private static @Nullable Object constraint(SchemaView schema, Subject subject) {
        String name = Objects.requireNonNull(subject.member(), "member");
        return schema.table(subject.owner())
                .flatMap(table -> table.constraint(name))
                .orElse(null);
    }

    private static @Nullable Object index(SchemaView schema, Subject subject) {
        String name = Objects.requireNonNull(subject.member(), "member");
        return schema.table(subject.owner()).flatMap(table -> table.index(name)).orElse(null);
    }
}
