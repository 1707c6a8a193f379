package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.plan.Hazard.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says who waits while the steps of one stage are done. A transaction keeps every lock until its end, so what a step does is
 * done under the locks of all steps before it too.
 */
final class LockHazards {
    private final PlanOptions options;
    private final PlanFacts facts;
    private final boolean transactional;

    /** The locks that the transaction has by now, of tables that others know. */
    private final SortedMap<QualifiedName, LockMode> locked = new TreeMap<>();

    /** Tables that others wait for because of what is done to them. */
    private final Set<QualifiedName> blocked = new TreeSet<>();

    /** Tables that wait for what is done to another one. */
    private final Set<QualifiedName> waiting = new TreeSet<>();

    LockHazards(PlanOptions options, PlanFacts facts, boolean transactional) {
        this.options = options;
        this.facts = facts;
        this.transactional = transactional;
    }

    /**
     * The hazards of the stage's next step. A table that is new has no rows that anything could take long over.
     *
     * @param before the schema in which it is done
     */
    List<Hazard> of(Change change, Fold before) {
        List<Hazard> hazards = new ArrayList<>();
        Map<Work, Set<QualifiedName>> work = new LinkedHashMap<>();
        Set<QualifiedName> busy = new LinkedHashSet<>();
        boolean isNew = facts.isCreated(change.subject().owner());
        for (Effect effect : Effects.of(change, before, transactional)) {
            effect.tables().forEach((table, onTable) -> {
                if (!facts.isCreated(table)) {
                    note(table, isNew ? new Effect.OnTable(onTable.lock(), Set.of()) : onTable, work, busy);
                }
            });
        }
        hazards.addAll(blocking(change, before, work));
        busy.forEach(table -> hazards.addAll(held(table)));
        hazards.addAll(referenced(change));
        if (!transactional) {
            locked.clear();
        } else if (change instanceof TableChange.RenameTable rename) {
            locked.put(rename.to(), LockMode.ACCESS_EXCLUSIVE);
        }
        return hazards;
    }

    /** The step without what another step of the stage says already: that a table is blocked. */
    Step withoutRepetition(Step step) {
        List<Hazard> hazards = step.hazards().stream()
                .filter(hazard -> hazard.code() != Code.HOLD_LOCK
                        || !blocked.contains(hazard.subject().owner()))
                .toList();
        return hazards.size() == step.hazards().size() ? step : new Step(step.change(), hazards);
    }

    private void note(
            QualifiedName table, Effect.OnTable onTable, Map<Work, Set<QualifiedName>> work, Set<QualifiedName> busy) {
        if (!transactional) {
            locked.remove(table);
        }
        LockMode lock = locked.merge(table, onTable.lock(), LockMode::or);
        if (!onTable.work().isEmpty()) {
            busy.add(table);
            if (lock.holdsOffWriters()) {
                blocked.add(table);
                onTable.work()
                        .forEach(kind -> work.computeIfAbsent(kind, key -> new TreeSet<>())
                                .add(table));
            }
        }
    }

    /** Of objects {@link ObjectHazards} says it, column by column. */
    private List<Hazard> blocking(Change change, Fold before, Map<Work, Set<QualifiedName>> work) {
        if (ObjectHazards.isOfObject(change)) {
            return List.of();
        }
        List<Hazard> hazards = new ArrayList<>();
        if (change instanceof EnumChange.ReplaceLabels replace) {
            LabelReplacement.of(replace, before).moved().forEach((table, columns) -> {
                if (!facts.isCreated(table)) {
                    columns.forEach(column -> hazards.add(rewrite(change, Subject.column(table, column))));
                }
            });
            return hazards;
        }
        Set<QualifiedName> others = new TreeSet<>(work.getOrDefault(Work.SCAN, Set.of()));
        if (work.containsKey(Work.REWRITE) || work.containsKey(Work.UPDATE)) {
            others.remove(change.subject().owner());
            hazards.add(rewrite(change, change.subject()));
        }
        if (work.containsKey(Work.BUILD_INDEX)) {
            hazards.add(build(change));
        }
        if (work.containsKey(Work.REBUILD_INDEX) && !work.containsKey(Work.REWRITE)) {
            hazards.add(rebuild(change.subject()));
        }
        if (!others.isEmpty()) {
            hazards.add(scan(change, others));
        }
        return hazards;
    }

    /** Tables that wait for the work on another one, since the transaction has locked them before. */
    private List<Hazard> held(QualifiedName busy) {
        List<Hazard> hazards = new ArrayList<>();
        locked.forEach((table, lock) -> {
            if (!table.equals(busy) && lock.holdsOffWriters() && waiting.add(table)) {
                hazards.add(hazard(
                        Code.HOLD_LOCK,
                        Subject.table(table),
                        "Nobody can %s the table while the same migration works on %s."
                                .formatted(
                                        lock.holdsOffReaders() ? "read or write" : "write to",
                                        busy.relativeTo(options.home())),
                        "Make the two changes in migrations of their own."));
            }
        });
        return hazards;
    }

    /** Foreign keys that go lock the table that they refer to as well. */
    private List<Hazard> referenced(Change change) {
        List<ForeignKey> keys = new ArrayList<>();
        if (change instanceof KeyChange.DropConstraint drop && drop.constraint() instanceof ForeignKey key) {
            keys.add(key);
        } else if (change instanceof TableChange.DropTable drop && drop.table().managed()) {
            keys.addAll(drop.table().foreignKeys());
        }
        QualifiedName owner = change.subject().owner();
        return keys.stream()
                .filter(key -> !key.target().equals(owner)
                        && !facts.isCreated(key.target())
                        && !facts.isDropped(key.target())
                        && options.isOnline(key.target()))
                .map(key -> hazard(
                        Code.LOCK_REFERENCED,
                        Subject.constraint(owner, key.name()),
                        "Nobody can read or write %s either until this is through."
                                .formatted(key.target().relativeTo(options.home())),
                        "Nothing if the migration is short; otherwise drop the relation in a migration before it."))
                .toList();
    }

    private Hazard rewrite(Change change, Subject subject) {
        return hazard(
                Code.REWRITE_TABLE,
                subject,
                "The whole table is written again while nobody can read or write it.",
                Remedies.ofRewrite(change, options.isOnline(subject.owner())));
    }

    private Hazard rebuild(Subject subject) {
        return hazard(
                Code.REBUILD_INDEX,
                subject,
                "The indexes over the column are built again while nobody can read or write the table.",
                "Run it in a maintenance window, or drop the indexes before and build them concurrently after.");
    }

    private Hazard build(Change change) {
        return hazard(
                Code.BUILD_INDEX,
                change.subject(),
                Remedies.isExclude(change)
                        ? "Nobody can read or write the table while the index of the constraint is built."
                        : "Nobody can write to the table while the index is built.",
                Remedies.ofBuild(change, options.isOnline(change.subject().owner())));
    }

    private Hazard scan(Change change, Collection<QualifiedName> tables) {
        String names =
                tables.stream().map(table -> table.relativeTo(options.home())).collect(Collectors.joining(" and "));
        return hazard(
                Code.SCAN_TABLE,
                change.subject(),
                "All rows of %s are read while others wait for %s."
                        .formatted(names, tables.size() == 1 ? "the table" : "both tables"),
                Remedies.ofScan(change, options.isOnline(change.subject().owner())));
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy) {
        return Hazard.of(code, subject, subject.owner(), danger, remedy, options);
    }
}
