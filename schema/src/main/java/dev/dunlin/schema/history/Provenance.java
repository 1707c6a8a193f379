package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Subject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which migration last changed what, so that a conflict can name the one on the other side. Follows renames. */
final class Provenance {
    /**
     * A change of a migration.
     *
     * @param position the migration's place in the history
     * @param line of the change in its {@code changes.json}
     * @param before what an earlier migration did to the same subject; null if none did
     */
    record Touch(
            int position,
            String migration,
            Change change,
            int line,
            @Nullable Touch before) {
        /** This one, or the one before it if this one is of the migration itself. */
        private Optional<Touch> notOf(int self) {
            Touch touch = this;
            while (touch != null && touch.position == self) {
                touch = touch.before;
            }
            return Optional.ofNullable(touch);
        }

        String describe() {
            return migration + " (" + describe(change) + ")";
        }

        static String describe(Change change) {
            return ChangeFormat.kind(change).replace('-', ' ') + " "
                    + change.subject().relativeTo(null);
        }
    }

    private static final int NO_MIGRATION = -1;

    private final Map<Subject, Touch> touches = new HashMap<>();
    /** Creation, drop and rename of tables and types, which concern everything that belongs to them. */
    private final Map<Subject, Touch> owners = new HashMap<>();

    private final Map<Subject, Set<Subject>> members = new HashMap<>();

    /** Notes a change that was applied. */
    void add(int position, String migration, Change change, int line) {
        Subject subject = change.subject();
        Touch touch = new Touch(position, migration, change, line, touches.get(subject));
        put(subject, touch);
        Subject target = Subjects.renamedTo(change).orElse(null);
        if (target != null) {
            put(target, touch);
        }
        if (Subjects.concernsMembers(change)) {
            owners.put(subject, touch);
            if (target != null) {
                owners.put(target, touch);
                moveMembers(subject, target);
            }
        }
    }

    /** The latest change of another migration that has to do with a change which found something unexpected. */
    Optional<Touch> other(int self, Change change) {
        Set<Subject> suspects = new LinkedHashSet<>(Subjects.mentionedBy(change));
        if (Subjects.concernsMembers(change)) {
            suspects.addAll(members.getOrDefault(change.subject(), Set.of()));
        }
        return suspects.stream()
                .flatMap(subject -> lastOf(subject, self).stream())
                .max(Comparator.comparingInt(Touch::position));
    }

    /** The latest change of a subject, or of the table or type that it belongs to. */
    Optional<Touch> lastOf(Subject subject) {
        return lastOf(subject, NO_MIGRATION);
    }

    private Optional<Touch> lastOf(Subject subject, int except) {
        return Stream.of(
                        Optional.ofNullable(touches.get(subject)),
                        Optional.ofNullable(owners.get(Subjects.owner(subject))))
                .flatMap(Optional::stream)
                .flatMap(touch -> touch.notOf(except).stream())
                .max(Comparator.comparingInt(Touch::position));
    }

    private void put(Subject subject, Touch touch) {
        touches.put(subject, touch);
        if (subject.member() != null) {
            members.computeIfAbsent(Subjects.owner(subject), owner -> new LinkedHashSet<>())
                    .add(subject);
        }
    }

    private void moveMembers(Subject from, Subject to) {
        for (Subject member : Set.copyOf(members.getOrDefault(from, Set.of()))) {
            Subject moved = new Subject(member.kind(), to.owner(), member.member());
            put(moved, Objects.requireNonNull(touches.get(member)));
        }
    }
}
