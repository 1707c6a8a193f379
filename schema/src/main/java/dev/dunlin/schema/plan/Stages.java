package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one transaction does and what is done afterwards, as far as changes are sorted. */
final class Stages {
    /** PostgreSQL cuts longer names (manual, "Identifiers and Key Words"). */
    private static final int MAX_NAME_BYTES = 63;

    private final PlanOptions options;
    private final Fold fold;
    private final Set<QualifiedName> created;
    private final List<Change> transactional = new ArrayList<>();
    private final List<Change> online = new ArrayList<>();
    private final List<Change> cleanup = new ArrayList<>();

    /**
     * @param from the schema before all changes
     * @param all the changes of the whole plan
     */
    Stages(Schema from, List<Change> all, PlanOptions options) {
        this.options = options;
        this.fold = Fold.from(from);
        this.created = all.stream()
                .filter(TableChange.CreateTable.class::isInstance)
                .map(change -> ((TableChange.CreateTable) change).table().name())
                .collect(Collectors.toSet());
    }

    /** Leaves a change to the transaction. */
    void now(Change change) {
        fold.apply(change);
        transactional.add(change);
    }

    /** Leaves a change to a statement for itself after the transaction. */
    void later(Change change) {
        online.add(change);
    }

    /** Leaves a change to a statement for itself after all others. */
    void last(Change change) {
        cleanup.add(change);
    }

    List<Change> transactional() {
        return transactional;
    }

    /** What comes after the transaction, in order. */
    List<Change> online() {
        List<Change> all = new ArrayList<>(online);
        all.addAll(cleanup);
        return all;
    }

    /** The schema after what the transaction does so far. */
    Fold fold() {
        return fold;
    }

    /** Whether a change of a table takes the way that does not block it. */
    boolean isSafe(QualifiedName table) {
        return options.isOnline(table) && !created.contains(table);
    }

    /** The table of this name, if it is divided into partitions. */
    Optional<Table> divided(QualifiedName table) {
        return fold.table(table).filter(each -> each.partitioning() != null);
    }

    /** A name that an index or proof has only for a while. */
    static String temporary(String role, String name) {
        String whole = "dunlin_" + role + "_" + name;
        return whole.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                ? whole
                : "dunlin_" + role + "_" + Integer.toHexString(name.hashCode());
    }
}
