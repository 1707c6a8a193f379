package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which migration last changed what, so that a conflict can name the one on the other side. Follows renames. A history without
 * conflicts, which is nearly all of them, pays for a list and nothing else.
 */
final class Provenance {
    /**
     * A change that was applied.
     *
     * @param position the migration's place in the history
     * @param line of the change in its {@code changes.json}
     */
    record Applied(int position, String migration, Change change, int line) {
        /** Migration and change, as messages name them. */
        String describe() {
            return migration + " ("
                    + ChangeFormat.kind(change).replace('-', ' ') + " "
                    + change.subject().relativeTo(null) + ")";
        }
    }

    /**
     * What was last done to a subject.
     *
     * @param before what was done before that to the same subject; null if nothing was
     */
    private record Touch(Applied by, @Nullable Touch before) {
        /** This one, or the one before it if this one is of the migration itself. */
        private Optional<Applied> notOf(int self) {
            Touch touch = this;
            while (touch != null && touch.by.position == self) {
                touch = touch.before;
            }
            return Optional.ofNullable(touch).map(Touch::by);
        }
    }

    private static final int NO_MIGRATION = -1;
    private static final Comparator<Applied> ORDER = Comparator.comparingInt(Applied::position);

    private final List<Applied> log = new ArrayList<>();
    /** How much of the log the maps hold. */
    private int read;

    private final Map<Subject, Touch> touches = new HashMap<>();
    /** Creation, drop and rename of tables and types, which concern everything that belongs to them. */
    private final Map<Subject, Touch> owners = new HashMap<>();

    private final Map<Subject, Set<Subject>> members = new HashMap<>();

    void add(Applied applied) {
        log.add(applied);
    }

    /** The latest change of another migration that has to do with a change which found something unexpected. */
    Optional<Applied> other(int self, Change change) {
        readLog();
        Set<Subject> suspects = new LinkedHashSet<>(Subjects.mentionedBy(change));
        if (Subjects.concernsMembers(change)) {
            suspects.addAll(members.getOrDefault(change.subject(), Set.of()));
        }
        return suspects.stream().flatMap(subject -> lastOf(subject, self)).max(ORDER);
    }

    /** The latest change of a subject, or of the table or type that it belongs to. */
    Optional<Applied> lastOf(Subject subject) {
        readLog();
        return kinds(subject).flatMap(kind -> lastOf(kind, NO_MIGRATION)).max(ORDER);
    }

    /** A type that is used may be of several kinds; what uses it does not say of which. */
    private static Stream<Subject> kinds(Subject subject) {
        QualifiedName name = subject.owner();
        return subject.kind() != Subject.Kind.ENUM
                ? Stream.of(subject)
                : Stream.of(
                        subject,
                        Subject.object(new ObjectId(ObjectKind.DOMAIN, name)),
                        Subject.object(new ObjectId(ObjectKind.COMPOSITE, name)));
    }

    private Stream<Applied> lastOf(Subject subject, int except) {
        Optional<Touch> own = Optional.ofNullable(touches.get(subject));
        Optional<Touch> owner = Optional.ofNullable(owners.get(Subjects.owner(subject)));
        return Stream.of(own, owner).flatMap(Optional::stream).flatMap(touch -> touch.notOf(except).stream());
    }

    private void readLog() {
        log.subList(read, log.size()).forEach(this::read);
        read = log.size();
    }

    private void read(Applied applied) {
        Change change = applied.change();
        Subject subject = change.subject();
        Touch touch = new Touch(applied, touches.get(subject));
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

    private void put(Subject subject, Touch touch) {
        touches.put(subject, touch);
        if (subject.member() != null) {
            members.computeIfAbsent(Subjects.owner(subject), owner -> new LinkedHashSet<>())
                    .add(subject);
        }
    }

    private void moveMembers(Subject from, Subject to) {
        for (Subject member : List.copyOf(members.getOrDefault(from, Set.of()))) {
            Subject moved = new Subject(member.kind(), to.owner(), member.member());
            put(moved, Objects.requireNonNull(touches.get(member)));
        }
    }
}
