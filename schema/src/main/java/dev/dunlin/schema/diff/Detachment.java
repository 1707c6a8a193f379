package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of one table goes, and what only gets another name. */
record Detachment(Table table, Table wanted, @Nullable Disturbance disturbance) {
    static boolean isWanted(Constraint constraint, Table wanted) {
        return wanted.constraint(constraint.name())
                .filter(to -> InPlace.isPossible(constraint, to)
                        || (to.valid() && InPlace.isPossible(Rewrites.validated(constraint), to)))
                .isPresent();
    }

    static boolean isWanted(Index index, Table wanted) {
        return wanted.index(index.name())
                .filter(to -> isPossible(index, to, wanted))
                .isPresent();
    }

    /** PostgreSQL sets no storage parameters of the index of a divided table (SQLSTATE 42809). */
    private static boolean isPossible(Index index, Index to, Table wanted) {
        return InPlace.isPossible(index, to)
                && (wanted.partitioning() == null || index.storage().equals(to.storage()));
    }

    /** The constraints that are wanted under another name, which is free or becomes so. */
    static Set<Constraint> renamable(Table table, Table wanted) {
        Set<Constraint> result = new HashSet<>();
        Set<String> taken = new TreeSet<>();
        for (Constraint constraint : table.constraints()) {
            String heir = heir(constraint, table, wanted, taken);
            if (heir != null) {
                taken.add(heir);
                result.add(constraint);
            }
        }
        return result;
    }

    private static @Nullable String heir(Constraint constraint, Table table, Table wanted, Set<String> taken) {
        if (isWanted(constraint, wanted)) {
            return null;
        }
        return wanted.constraints().stream()
                .filter(to -> InPlace.isPossible(constraint.withName(to.name()), to))
                .map(Constraint::name)
                .filter(name -> !taken.contains(name)
                        && table.constraint(name)
                                .filter(present -> isWanted(present, wanted))
                                .isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String heir(Index index, Table table, Table wanted, Set<String> taken) {
        if (isWanted(index, wanted)) {
            return null;
        }
        return wanted.indexes().stream()
                .filter(to -> isPossible(index.withName(to.name()), to, wanted))
                .map(Index::name)
                .filter(name -> !taken.contains(name)
                        && table.index(name)
                                .filter(present -> isWanted(present, wanted))
                                .isEmpty())
                .findFirst()
                .orElse(null);
    }

    Set<Key> lostKeys() {
        Set<Key> lost = new HashSet<>();
        Set<Constraint> renamable = renamable(table, wanted);
        for (Constraint constraint : table.constraints()) {
            List<String> columns = Constraint.keyColumns(constraint);
            boolean isRebuilt = constraint instanceof Constraint.Unique unique && isRetyped(unique.include());
            if (columns != null && (isRebuilt || goes(constraint, renamable))) {
                lost.add(new Key(table.name(), Set.copyOf(columns)));
            }
        }
        Set<Index> keptIndexes = renamableIndexes();
        for (Index index : table.indexes()) {
            if (index.unique() && (isRetyped(index.include()) || goes(index, keptIndexes))) {
                lost.add(new Key(table.name(), columns(index)));
            }
        }
        return lost;
    }

    /** Whether a column gets another type, so that PostgreSQL builds indexes anew that include it. */
    private boolean isRetyped(List<String> columns) {
        return columns.stream()
                .anyMatch(name -> (disturbance != null && disturbance.retyped().contains(name))
                        || table.column(name)
                                .filter(from -> wanted.column(name)
                                        .filter(to -> Disturbance.isRetyped(from, to))
                                        .isPresent())
                                .isPresent());
    }

    void drop(Draft draft) {
        Set<Constraint> renamable = renamable(table, wanted);
        for (Constraint constraint : table.constraints()) {
            if (!(constraint instanceof Constraint.ForeignKey) && goes(constraint, renamable)) {
                draft.add(new KeyChange.DropConstraint(table.name(), constraint));
            }
        }
        Set<Index> keptIndexes = renamableIndexes();
        for (Index index : table.indexes()) {
            if (goes(index, keptIndexes)) {
                draft.add(new KeyChange.DropIndex(table.name(), index));
            }
        }
    }

    List<PartRename> renames(Draft draft) {
        Table present = Objects.requireNonNull(draft.table(table.name()));
        List<PartRename> renames = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (Constraint constraint : present.constraints()) {
            String heir = heir(constraint, present, wanted, taken);
            if (heir != null) {
                taken.add(heir);
                renames.add(new PartRename(
                        table.name(), constraint.name(), heir, PartRename.Kind.CONSTRAINT, constraint.hasIndex()));
            }
        }
        for (Index index : present.indexes()) {
            String heir = heir(index, present, wanted, taken);
            Constraint promoted = promotion(index);
            if (heir == null && promoted != null && !promoted.name().equals(index.name())) {
                heir = promoted.name();
            }
            if (heir != null) {
                taken.add(heir);
                renames.add(new PartRename(table.name(), index.name(), heir, PartRename.Kind.INDEX, true));
            }
        }
        present.columns().forEach(column -> addSequence(column, renames));
        return renames;
    }

    private void addSequence(Column column, List<PartRename> renames) {
        String from = PartRename.sequence(column);
        String to = wanted.column(column.name()).map(PartRename::sequence).orElse(null);
        if (from != null && to != null && !from.equals(to)) {
            renames.add(new PartRename(table.name(), from, to, PartRename.Kind.SEQUENCE, true));
        }
    }

    void promote(Draft draft) {
        for (Index index : Objects.requireNonNull(draft.table(table.name())).indexes()) {
            Constraint constraint = promotion(index);
            if (constraint != null && constraint.name().equals(index.name())) {
                draft.add(new KeyChange.PromoteIndex(table.name(), index, constraint));
            }
        }
    }

    /** The wanted unique constraint that this unique index, itself not wanted, can become; none if it is divided. */
    private @Nullable Constraint promotion(Index index) {
        if (wanted.index(index.name()).isPresent() || table.partitioning() != null) {
            return null;
        }
        return wanted.constraints(Constraint.Unique.class).stream()
                .filter(unique -> table.constraint(unique.name()).isEmpty())
                .filter(unique -> Keys.indexOf(unique).withName(index.name()).equals(index))
                .findFirst()
                .orElse(null);
    }

    private Set<Index> renamableIndexes() {
        Set<Index> result = new HashSet<>();
        Set<String> taken = new TreeSet<>();
        for (Index index : table.indexes()) {
            String heir = heir(index, table, wanted, taken);
            if (heir != null) {
                taken.add(heir);
                result.add(index);
            } else if (promotion(index) != null) {
                result.add(index);
            }
        }
        return result;
    }

    private boolean goes(Constraint constraint, Set<Constraint> renamable) {
        return (!isWanted(constraint, wanted) && !renamable.contains(constraint)) || isInTheWay(constraint);
    }

    private boolean goes(Index index, Set<Index> renamable) {
        return (!isWanted(index, wanted) && !renamable.contains(index)) || isInTheWay(index);
    }

    private boolean isInTheWay(Constraint constraint) {
        if (disturbance == null) {
            return false;
        }
        return constraint.expressions().stream().anyMatch(disturbance::touches)
                || disturbance.replaced().stream().anyMatch(column -> dependsOn(constraint, column));
    }

    private boolean isInTheWay(Index index) {
        return disturbance != null
                && (index.expressions().stream().anyMatch(disturbance::touches)
                        || disturbance.replaced().stream().anyMatch(index::dependsOn));
    }

    static Set<String> columns(Index index) {
        Set<String> columns = new HashSet<>();
        index.parts().forEach(part -> columns.add(String.valueOf(part.column())));
        return Set.copyOf(columns);
    }

    /** Whether a constraint other than a foreign key depends on a column of its own table. */
    static boolean dependsOn(Constraint constraint, String column) {
        return !(constraint instanceof Constraint.ForeignKey) && constraint.dependsOn(column);
    }

    /** A key that foreign keys may refer to. */
    record Key(QualifiedName table, Set<String> columns) {}
}
