package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SqlObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts creation, change and drop of objects that are neither table nor enum type where everything around them needs it. All
 * changes keep their order as far as they can: one moves only before another that needs it to be done.
 *
 * <p>What a new object uses comes before it and what uses it after, the other way round for one that goes. Where an object
 * uses a table that changes, it is created after the change and dropped before it, unless the change itself needs the object.
 * A circle is opened at the dependency that would lead back to what is on its way already, but never at one that the structure
 * states, as a foreign key does: a name in a text may be that of something else.
 */
final class Ordering {
    /** What a change does to a table, type or object. */
    private enum Effect {
        CREATE,
        DROP,
        CHANGE
    }

    /** What must be done before a change: as the structure states it, as texts say, or preferably. */
    private record Waits(SortedSet<Integer> stated, SortedSet<Integer> surely, SortedSet<Integer> preferably) {
        Waits() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }

        /** What must be done before, for whatever reason. */
        List<Integer> all() {
            List<Integer> all = new ArrayList<>(stated);
            all.addAll(surely);
            return all;
        }
    }

    private final List<Change> changes;
    private final List<Map<Subject, Effect>> effects;
    private final List<Waits> waits = new ArrayList<>();
    private final Map<Integer, Dependencies> before = new HashMap<>();
    private final Map<Integer, Dependencies> after = new HashMap<>();
    private final BitSet done = new BitSet();
    private final BitSet open = new BitSet();
    private final List<Change> ordered = new ArrayList<>();

    private Ordering(List<Change> changes) {
        this.changes = changes;
        this.effects = changes.stream().map(Ordering::effects).toList();
        changes.forEach(change -> waits.add(new Waits()));
    }

    /** These changes in an order in which each finds what it needs. */
    static List<Change> of(List<Change> changes) {
        return changes.stream().anyMatch(Ordering::isMovable) ? new Ordering(changes).run() : changes;
    }

    private static boolean isMovable(Change change) {
        return change instanceof ObjectChange.CreateObject
                || change instanceof ObjectChange.DropObject
                || change instanceof ObjectChange.AlterObject;
    }

    private List<Change> run() {
        keepOrderOfTables();
        for (int i = 0; i < changes.size(); i++) {
            if (isMovable(changes.get(i))) {
                link(i);
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            visit(i);
        }
        return ordered;
    }

    /**
     * Changes of one table or type stay in their order, and so do those of another that refers to it, and tables that become
     * logged or unlogged, whose foreign keys decide about it.
     */
    private void keepOrderOfTables() {
        Map<Subject, Integer> lastWriters = new HashMap<>();
        Map<Subject, List<Integer>> readers = new HashMap<>();
        Integer lastLogging = null;
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            if (change instanceof TableChange.AlterTable alter
                    && alter.from().unlogged() != alter.to().unlogged()) {
                await(i, lastLogging);
                lastLogging = i;
            }
            Set<Subject> written = effects.get(i).keySet();
            for (Subject subject : isMovable(change) ? Set.<Subject>of() : read(i)) {
                if (!written.contains(subject)) {
                    await(i, lastWriters.get(subject));
                    readers.computeIfAbsent(subject, key -> new ArrayList<>()).add(i);
                }
            }
            for (Subject subject : written) {
                await(i, lastWriters.put(subject, i));
                for (int reader : readers.getOrDefault(subject, List.of())) {
                    await(i, reader);
                }
                readers.remove(subject);
            }
        }
    }

    private void await(int change, @Nullable Integer other) {
        if (other != null && other != change) {
            waits.get(change).stated().add(other);
        }
    }

    /** The tables and enum types that a change names by their structure. */
    private Set<Subject> read(int i) {
        Set<Subject> subjects = new HashSet<>();
        for (Dependencies uses : List.of(before(i), after(i))) {
            uses.relations().forEach(name -> subjects.add(Subject.table(name)));
            uses.types().forEach(name -> subjects.add(Subject.enumType(name)));
        }
        return subjects;
    }

    private void link(int i) {
        for (int j = 0; j < changes.size(); j++) {
            if (j != i && !(j > i && isMovable(changes.get(j)))) {
                link(i, j);
                link(j, i);
            }
        }
    }

    private void link(int provider, int user) {
        effects.get(provider).forEach((subject, effect) -> link(provider, subject, effect, user));
    }

    /**
     * Puts two changes in order, one of which is movable, where the user names what the provider has an effect on. What a
     * change finds under the old or the new name of something that is renamed is known from the order in which they came.
     */
    private void link(int provider, Subject subject, Effect effect, int user) {
        if (areOfOne(provider, user)) {
            return;
        }
        boolean usedBefore = before(user).includes(subject);
        boolean usedAfter = after(user).includes(subject);
        boolean saidBefore = usedBefore || before(user).includesInLiterals(subject);
        boolean saidAfter = usedAfter || after(user).includesInLiterals(subject);
        boolean isRenamedBefore = isRename(changes.get(provider)) && provider < user;
        switch (effect) {
            case CREATE -> {
                if (usedAfter || (usedBefore && isRenamedBefore)) {
                    waits.get(user).surely().add(provider);
                } else if (saidAfter
                        || (saidBefore && isRenamedBefore)
                        || after(user).includesLate(subject)) {
                    waits.get(user).preferably().add(provider);
                }
            }
            case DROP -> {
                if (usedBefore && !isRenamedBefore) {
                    waits.get(provider).surely().add(user);
                } else if ((saidBefore && !isRenamedBefore) || isDroppedWith(user, subject)) {
                    waits.get(provider).preferably().add(user);
                }
            }
            case CHANGE -> {
                if ((saidAfter || after(user).includesLate(subject)) && comesAfter(user, provider)) {
                    waits.get(user).preferably().add(provider);
                } else if (saidBefore && comesBefore(user, provider)) {
                    waits.get(provider).preferably().add(user);
                }
            }
        }
    }

    /** Whether an object goes that looks something up as late as it runs. */
    private boolean isDroppedWith(int user, Subject subject) {
        return changes.get(user) instanceof ObjectChange.DropObject
                && before(user).includesLate(subject);
    }

    /** Whether two changes, one of them a rename perhaps, are of the same thing, so that their order is known. */
    private boolean areOfOne(int one, int other) {
        return !Collections.disjoint(
                effects.get(one).keySet(), effects.get(other).keySet());
    }

    /** Whether a change is better made after another one of what it uses. */
    private boolean comesAfter(int user, int provider) {
        return changes.get(user) instanceof ObjectChange.CreateObject
                || isOfText(changes.get(provider))
                || (isOfText(changes.get(user)) && !(changes.get(provider) instanceof ColumnChange.DropColumn));
    }

    /** Whether a change is better made before another one of what it uses. */
    private boolean comesBefore(int user, int provider) {
        return changes.get(user) instanceof ObjectChange.DropObject
                || (isOfText(changes.get(provider)) && changes.get(user) instanceof TableChange.DropTable)
                || (isOfText(changes.get(user)) && changes.get(provider) instanceof ColumnChange.DropColumn);
    }

    /** Whether what changes is a query or a function, which says in words what it needs. */
    private static boolean isOfText(Change change) {
        return change instanceof ObjectChange.AlterObject alter
                && (alter.to() instanceof QueryObject || alter.to() instanceof SqlObject);
    }

    private static boolean isRename(Change change) {
        return change instanceof TableChange.RenameTable
                || change instanceof EnumChange.RenameEnum
                || change instanceof ObjectChange.RenameObject;
    }

    private static Map<Subject, Effect> effects(Change change) {
        Map<Subject, Effect> ofFile = effectsOfFile(change);
        if (ofFile != null) {
            return ofFile;
        }
        if (change instanceof TableChange.CreateTable
                || change instanceof EnumChange.CreateEnum
                || change instanceof ObjectChange.CreateObject) {
            return Map.of(change.subject(), Effect.CREATE);
        }
        if (change instanceof TableChange.DropTable
                || change instanceof EnumChange.DropEnum
                || change instanceof ObjectChange.DropObject) {
            return Map.of(change.subject(), Effect.DROP);
        }
        if (change instanceof TableChange.RenameTable rename) {
            return Map.of(change.subject(), Effect.DROP, Subject.table(rename.to()), Effect.CREATE);
        }
        if (change instanceof EnumChange.RenameEnum rename) {
            return Map.of(change.subject(), Effect.DROP, Subject.enumType(rename.to()), Effect.CREATE);
        }
        if (change instanceof ObjectChange.RenameObject rename) {
            Subject to = Subject.object(rename.from().withName(rename.to()));
            return Map.of(change.subject(), Effect.DROP, to, Effect.CREATE);
        }
        return Map.of(change.subject().whole(), Effect.CHANGE);
    }

    /** What becomes of the functions and whatever else the text of a file creates; null for a change of anything else. */
    private static @Nullable Map<Subject, Effect> effectsOfFile(Change change) {
        Map<Subject, Effect> effects = new HashMap<>();
        if (change instanceof ObjectChange.CreateObject create && create.object() instanceof SqlObject file) {
            provided(file).forEach(subject -> effects.put(subject, Effect.CREATE));
        } else if (change instanceof ObjectChange.DropObject drop && drop.object() instanceof SqlObject file) {
            provided(file).forEach(subject -> effects.put(subject, Effect.DROP));
        } else if (change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof SqlObject old
                && alter.to() instanceof SqlObject file) {
            provided(old).forEach(subject -> effects.put(subject, Effect.DROP));
            provided(file).forEach(subject -> effects.merge(subject, Effect.CREATE, (a, b) -> Effect.CHANGE));
        } else {
            return null;
        }
        return effects;
    }

    /** What a file makes, each as what can be used like it. */
    private static List<Subject> provided(SqlObject file) {
        List<String> routines = file.routines();
        List<String> views = file.views();
        return file.provides().stream()
                .map(name -> new ObjectId(
                        routines.contains(name)
                                ? ObjectKind.OBJECT
                                : views.contains(name) ? ObjectKind.VIEW : ObjectKind.COMPOSITE,
                        QualifiedName.of(name)))
                .map(Subject::object)
                .toList();
    }

    private Dependencies before(int i) {
        return before.computeIfAbsent(i, key -> Dependencies.before(changes.get(i)));
    }

    private Dependencies after(int i) {
        return after.computeIfAbsent(i, key -> Dependencies.after(changes.get(i)));
    }

    private void visit(int i) {
        if (done.get(i) || open.get(i)) {
            return;
        }
        open.set(i);
        waits.get(i).stated().forEach(this::visit);
        for (int other : waits.get(i).surely()) {
            if (!done.get(other) && !open.get(other) && !isStatedToLeadBack(other, new BitSet())) {
                visit(other);
            }
        }
        for (int other : waits.get(i).preferably()) {
            if (!done.get(other) && !leadsBack(other, new BitSet())) {
                visit(other);
            }
        }
        open.clear(i);
        done.set(i);
        ordered.add(changes.get(i));
    }

    /** Whether a change surely waits for one that waits for it. */
    private boolean leadsBack(int i, BitSet seen) {
        if (open.get(i)) {
            return true;
        }
        seen.set(i);
        return waits.get(i).all().stream()
                .anyMatch(other -> !done.get(other) && !seen.get(other) && leadsBack(other, seen));
    }

    /** Whether a change waits, at the end of a chain for a reason that the structure states, for one that waits for it. */
    private boolean isStatedToLeadBack(int i, BitSet seen) {
        seen.set(i);
        return waits.get(i).stated().stream().anyMatch(open::get)
                || waits.get(i).all().stream()
                        .anyMatch(other -> !done.get(other)
                                && !open.get(other)
                                && !seen.get(other)
                                && isStatedToLeadBack(other, seen));
    }
}
