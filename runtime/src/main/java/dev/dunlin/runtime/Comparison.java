package dev.dunlin.runtime;

import dev.dunlin.runtime.Problem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets the migrations that have files against the rows of the history table. Pure: asks and changes nothing. */
final class Comparison {
    private final List<Migration> pending = new ArrayList<>();
    private final List<MigrationStatus> statuses = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> ahead = new ArrayList<>();
    private final List<String> held = new ArrayList<>();

    private final boolean outOfOrderAllowed;
    private final String lastFile;
    private final @Nullable String lastSettled;

    /**
     * @param files by the code units of their names
     */
    Comparison(List<Migration> files, Ledger ledger, boolean outOfOrderAllowed) {
        this.outOfOrderAllowed = outOfOrderAllowed;
        this.lastFile = files.isEmpty() ? "" : files.get(files.size() - 1).name();
        this.lastSettled = ledger.rows().stream()
                .filter(row -> row.state().isSettled())
                .map(HistoryRow::migration)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Set<String> names = new HashSet<>();
        for (Migration migration : files) {
            names.add(migration.name());
            compare(migration, ledger.get(migration.name()));
        }
        ledger.rows().stream().filter(row -> !names.contains(row.migration())).forEach(this::withoutFile);
        heldBelowPending();
        statuses.sort(Comparator.comparing(MigrationStatus::migration));
        problems.sort(Comparator.comparing(Problem::migration));
    }

    /** What is to be applied, in order. */
    List<Migration> pending() {
        return List.copyOf(pending);
    }

    /** All migrations that have a file or a row, by the code units of their names. */
    List<MigrationStatus> statuses() {
        return List.copyOf(statuses);
    }

    /** Why nothing may be run; empty if all is well. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What people should know although nothing is wrong. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!ahead.isEmpty() && pending.isEmpty()) {
            warnings.add(
                    "The database is ahead of this code: it has %s. A newer version has been here; nothing was run."
                            .formatted(String.join(", ", ahead)));
        }
        if (!held.isEmpty() && pending.isEmpty()) {
            warnings.add("""
                    Rolled back and not applied again, because their files have not changed since: %s. To apply one as it \
                    is, resolve it with --rolled-back (resolveRolledBack in the API).""".formatted(String.join(", ", held)));
        }
        return warnings;
    }

    private void compare(Migration migration, @Nullable HistoryRow row) {
        boolean changed = row != null && !migration.checksum().equals(row.checksum());
        if (row == null || (row.state() == RowState.ROLLED_BACK && changed)) {
            pending(migration, null, MigrationState.PENDING, false);
            return;
        }
        switch (row.state()) {
            case APPLIED -> settled(row, MigrationState.APPLIED, changed);
            case BASELINED -> settled(row, MigrationState.BASELINED, changed);
            case FAILED -> unfinished(migration, row, MigrationState.FAILED, changed);
            case RUNNING -> unfinished(migration, row, MigrationState.INTERRUPTED, changed);
            case IN_DOUBT -> inDoubt(row, changed);
            case ROLLED_BACK -> {
                held.add(row.migration());
                status(row, MigrationState.HELD, false, false);
            }
        }
    }

    private void settled(HistoryRow row, MigrationState state, boolean changed) {
        status(row, state, changed, false);
        if (changed) {
            problem(Kind.CHANGED, row.migration(), """
                    %1$s: its migration.sql is not what was applied. Bring the file back as it was and put the change into a \
                    new migration; or, if the change is harmless, resolve --applied %1$s (resolveApplied in the API).""".formatted(row.migration()));
        }
    }

    private void unfinished(Migration migration, HistoryRow row, MigrationState state, boolean changed) {
        pending(migration, row, state, changed);
        if (changed && row.isPartlyApplied()) {
            problem(Kind.PARTLY_APPLIED, row.migration(), """
                    %1$s: %2$s of its %3$s are applied, and its migration.sql has changed since, so that nobody knows where \
                    to go on. Bring the file back; or do the rest by hand and resolve --applied %1$s; or undo by hand what \
                    is applied and resolve --rolled-back %1$s.""".formatted(
                            row.migration(), row.appliedSteps(), Texts.count(row.totalSteps(), "statement")));
        }
    }

    private void pending(Migration migration, @Nullable HistoryRow row, MigrationState state, boolean changed) {
        pending.add(migration);
        boolean outOfOrder = lastSettled != null && migration.name().compareTo(lastSettled) < 0;
        if (row == null) {
            statuses.add(new MigrationStatus(migration.name(), state, changed, outOfOrder, 0, 0, null, null));
        } else {
            status(row, state, changed, outOfOrder);
        }
        if (outOfOrder && !outOfOrderAllowed) {
            problem(Kind.OUT_OF_ORDER, migration.name(), """
                    %s: it is not applied, and sorts before %s, which is. Give it a later name (dunlin rebase does); or, if \
                    the two have nothing to do with each other, allow it with outOfOrder(true).""".formatted(migration.name(), lastSettled));
        }
    }

    private void inDoubt(HistoryRow row, boolean changed) {
        status(row, MigrationState.IN_DOUBT, changed, false);
        problem(Kind.IN_DOUBT, row.migration(), "%s: it is in doubt. %s".formatted(row.migration(), row.error()));
    }

    private void withoutFile(HistoryRow row) {
        if (row.state() == RowState.ROLLED_BACK) {
            return;
        }
        if (row.migration().compareTo(lastFile) > 0) {
            ahead.add(row.migration());
            status(row, MigrationState.AHEAD, false, false);
            return;
        }
        status(row, MigrationState.MISSING, false, false);
        problem(Kind.MISSING, row.migration(), row.state().isSettled() ? missing(row) : unfinishedAndMissing(row));
    }

    private static String missing(HistoryRow row) {
        return "%s: the database has it, and it has no file, although there are later ones. Bring its folder back."
                .formatted(row.migration());
    }

    private static String unfinishedAndMissing(HistoryRow row) {
        return """
                %1$s: it has begun and not ended (state %2$s), and it has no file any more. Bring its folder back; or, if \
                nothing of it is left in the database, resolve --rolled-back %1$s (resolveRolledBack in the API).""".formatted(row.migration(), row.state().sqlName());
    }

    private void heldBelowPending() {
        for (String migration : held) {
            if (pending.stream().anyMatch(later -> later.name().compareTo(migration) > 0)) {
                problem(Kind.HELD, migration, """
                        %1$s: it was rolled back, its file has not changed since, and later ones are pending. Correct it; \
                        or, to apply it as it is, resolve --rolled-back %1$s (resolveRolledBack in the API).""".formatted(migration));
            }
        }
    }

    private void status(HistoryRow row, MigrationState state, boolean changed, boolean outOfOrder) {
        statuses.add(new MigrationStatus(
                row.migration(),
                state,
                changed,
                outOfOrder,
                row.appliedSteps(),
                row.totalSteps(),
                row.finishedAt(),
                row.error()));
    }

    private void problem(Kind kind, String migration, String message) {
        problems.add(new Problem(kind, migration, message));
    }
}
