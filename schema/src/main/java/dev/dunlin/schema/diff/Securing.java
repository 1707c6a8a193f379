package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Row security: policies get their names first; what is not wanted, or stands in the way of a change of a column, goes before
 * columns are touched; what is wanted comes when every table that it may read is there.
 */
final class Securing {
    private final Draft draft;

    Securing(Draft draft) {
        this.draft = draft;
    }

    /** Whether a policy may read other tables, so that it has to wait for them. */
    static boolean readsOthers(Policy policy) {
        return policy.says("select");
    }

    void rename() {
        Set<QualifiedName> marked = draft.ownersOfMarked(Subject.Kind.POLICY);
        for (Table table : draft.changedTablesAnd(marked)) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            boolean differs = !table.rowSecurity().equals(wanted.rowSecurity());
            if (differs || marked.contains(table.name())) {
                rename(table, wanted);
            }
        }
    }

    private void rename(Table table, Table wanted) {
        PartNames<String> names = new PartNames<>(draft, name -> Subject.policy(table.name(), name));
        table.rowSecurity().policies().forEach(policy -> names.present(policy.name(), policy.withName("")));
        wanted.rowSecurity()
                .policies()
                .forEach(policy -> names.wanted(
                        policy.name(),
                        draft.hints().was().get(Subject.policy(table.name(), policy.name())),
                        policy.withName("")));
        PartNames.Outcome<String> outcome = names.match();
        drop(table, policy -> outcome.inTheWay().contains(policy.name()));
        RenameOrder.order(outcome.renames(), n -> "dunlin_tmp_policy_" + n)
                .forEach(rename -> draft.add(
                        new RowSecurityChange.RenamePolicy(table.name(), rename.getKey(), rename.getValue())));
    }

    void drop() {
        List<Table> secured = draft.tables().values().stream()
                .filter(table -> !table.rowSecurity().policies().isEmpty())
                .toList();
        if (secured.isEmpty()) {
            return;
        }
        Map<QualifiedName, Set<String>> disturbed = disturbedColumns();
        Set<String> lostFunctions = LostFunctions.of(draft);
        for (Table table : secured) {
            Table wanted = draft.wantedTable(table.name());
            drop(
                    table,
                    policy -> wanted == null
                            ? readsOthers(policy)
                            : !isKept(policy, wanted)
                                    || isInTheWay(policy, table.name(), disturbed)
                                    || policy.conditions().stream()
                                            .anyMatch(sql -> LostFunctions.isCalled(sql, lostFunctions)));
        }
    }

    private void drop(Table table, Predicate<Policy> which) {
        for (Policy policy : table.rowSecurity().policies()) {
            if (which.test(policy)) {
                draft.add(new RowSecurityChange.DropPolicy(table.name(), policy));
            }
        }
    }

    /** Drops the policies, of any table, that may read a table that goes now. */
    void dropReaders(QualifiedName table) {
        for (Table other : List.copyOf(draft.tables().values())) {
            if (!other.name().equals(table)) {
                drop(other, policy -> policy.mentions(table.name()));
            }
        }
    }

    /** Drops the policies, of any table, that may read a column that goes now. */
    void dropReaders(QualifiedName table, String column) {
        Map<QualifiedName, Set<String>> gone = withHeirs(Map.of(table, Set.of(column)));
        for (Table other : List.copyOf(draft.tables().values())) {
            drop(other, policy -> isInTheWay(policy, other.name(), gone));
        }
    }

    /** Whether a policy stays, perhaps with other roles and conditions. */
    private static boolean isKept(Policy policy, Table wanted) {
        return wanted.rowSecurity()
                .policy(policy.name())
                .filter(to -> canBecome(policy, to))
                .isPresent();
    }

    /** {@code ALTER POLICY} changes neither what a policy is about nor whether it has conditions. */
    private static boolean canBecome(Policy from, Policy to) {
        return from.command() == to.command()
                && from.permissive() == to.permissive()
                && !(from.using() != null && to.using() == null)
                && !(from.check() != null && to.check() == null);
    }

    /** PostgreSQL alters no type of a column that a policy reads, and drops no such column. */
    private static boolean isInTheWay(
            Policy policy, QualifiedName owner, Map<QualifiedName, Set<String>> disturbedColumns) {
        return disturbedColumns.entrySet().stream()
                .filter(entry -> entry.getKey().equals(owner)
                        || policy.mentions(entry.getKey().name()))
                .anyMatch(entry -> entry.getValue().stream().anyMatch(policy::mentions));
    }

    /** By table: columns that get another type or are made anew. */
    private Map<QualifiedName, Set<String>> disturbedColumns() {
        Map<QualifiedName, Set<String>> result = new TreeMap<>();
        Set<QualifiedName> replacedTypes = Disturbance.replacedTypes(draft);
        List<Table> candidates = replacedTypes.isEmpty()
                ? draft.changedTables()
                : draft.changedTablesAnd(draft.wantedTables().keySet());
        for (Table table : candidates) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            Disturbance disturbance = Disturbance.of(replacedTypes, Set.of(), table, wanted);
            Set<String> columns = new TreeSet<>(disturbance.retyped());
            columns.addAll(disturbance.replaced());
            for (Column column : table.columns()) {
                wanted.column(column.name())
                        .filter(to -> Disturbance.isRetyped(column, to))
                        .ifPresent(to -> columns.add(to.name()));
            }
            if (!columns.isEmpty()) {
                result.put(table.name(), columns);
            }
        }
        return withHeirs(result);
    }

    /** These columns of tables, and what those have of them that inherit the tables. */
    private Map<QualifiedName, Set<String>> withHeirs(Map<QualifiedName, Set<String>> columns) {
        Map<QualifiedName, Set<String>> all = new TreeMap<>();
        columns.forEach((table, names) -> {
            all.computeIfAbsent(table, key -> new TreeSet<>()).addAll(names);
            draft.heirs(table)
                    .forEach(heir -> all.computeIfAbsent(heir.name(), key -> new TreeSet<>())
                            .addAll(names));
        });
        return all;
    }

    /** Policies come before they are applied, so that no moment denies everything. */
    void add() {
        for (Table table : draft.changedTables()) {
            RowSecurity wanted =
                    Objects.requireNonNull(draft.wantedTable(table.name())).rowSecurity();
            for (Policy policy : wanted.policies()) {
                Policy present = table.rowSecurity().policy(policy.name()).orElse(null);
                if (present == null) {
                    draft.add(new RowSecurityChange.AddPolicy(table.name(), policy));
                } else if (!present.equals(policy)) {
                    draft.add(new RowSecurityChange.AlterPolicy(table.name(), present, policy));
                }
            }
            if (!table.rowSecurity().mode().equals(wanted.mode())) {
                draft.add(new RowSecurityChange.AlterRowSecurity(
                        table.name(), table.rowSecurity().mode(), wanted.mode()));
            }
        }
    }
}
