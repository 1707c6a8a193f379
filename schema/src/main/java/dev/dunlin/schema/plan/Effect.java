package dev.dunlin.schema.plan;

import dev.dunlin.schema.model.QualifiedName;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one statement does to tables while it runs.
 *
 * @param tables those that it locks; a table by the name that it has before the statement
 */
public record Effect(SortedMap<QualifiedName, OnTable> tables) {
    /** No table is locked. */
    public static final Effect NONE = new Effect(new TreeMap<>());

    public Effect {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /**
     * What is done to one table.
     *
     * @param lock the strongest lock that is taken
     * @param work what takes as long as the table is large; empty if only the catalog changes
     */
    public record OnTable(LockMode lock, Set<Work> work) {
        public OnTable {
            work = Collections.unmodifiableSet(work.isEmpty() ? EnumSet.noneOf(Work.class) : EnumSet.copyOf(work));
        }

        OnTable and(OnTable other) {
            Set<Work> both = EnumSet.noneOf(Work.class);
            both.addAll(work);
            both.addAll(other.work);
            return new OnTable(lock.or(other.lock), both);
        }
    }

    /** A statement on one table. */
    public static Effect on(QualifiedName table, LockMode lock, Work... work) {
        Set<Work> set = EnumSet.noneOf(Work.class);
        set.addAll(Arrays.asList(work));
        return new Effect(new TreeMap<>(Collections.singletonMap(table, new OnTable(lock, set))));
    }

    /** This and another, of one statement or of two that follow each other in one transaction. */
    public Effect and(Effect other) {
        SortedMap<QualifiedName, OnTable> both = new TreeMap<>(tables);
        other.tables.forEach((table, effect) -> both.merge(table, effect, OnTable::and));
        return new Effect(both);
    }

    /** What statements do that follow each other in one transaction. */
    public static Effect together(Collection<Effect> effects) {
        return effects.stream().reduce(NONE, Effect::and);
    }
}
