package dev.dunlin.runtime;

import dev.dunlin.runtime.Problem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets the migrations that have files against the rows of the history table. Pure: asks and changes nothing. */
final class Comparison {
    /** What is to be applied, in order. */
    final List<Migration> pending = new ArrayList<>();

    /** All migrations that have a file or a row, by the code units of their names. */
    final List<MigrationStatus> statuses = new ArrayList<>();

    /** Why nothing may be run; empty if all is well. */
    final List<Problem> problems = new ArrayList<>();

    /** What people should know although nothing is wrong. */
    final List<String> warnings = new ArrayList<>();

    private final @Nullable Migration schema;
    private final List<String> ahead = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final boolean outOfOrderAllowed;
    private final boolean lockTaken;
    private final String lastFile;
    private String lastSettled = "";

    /**
     * Compares.
     *
     * @param files by the code units of their names
     * @param schema a script that stands for all files and may have been begun; null if there is none
     * @param lockTaken whether some process is at work, so that what is unfinished may be running
     */
    Comparison(
            List<Migration> files,
            Ledger ledger,
            @Nullable Migration schema,
            boolean outOfOrderAllowed,
            boolean lockTaken) {
        this.schema = schema;
        this.outOfOrderAllowed = outOfOrderAllowed;
        this.lockTaken = lockTaken;
        lastFile = files.isEmpty() ? "" : files.get(files.size() - 1).name();
        for (HistoryRow row : ledger.rows()) {
            lastSettled = row.state.isSettled() ? row.migration : lastSettled;
        }
        Set<String> names = new HashSet<>();
        for (Migration migration : files) {
            names.add(migration.name());
            compare(migration, ledger.get(migration.name()));
        }
        for (HistoryRow row : ledger.rows()) {
            if (!names.contains(row.migration) && row.state != MigrationState.HELD) {
                withoutFile(row);
            }
        }
        concludeHeld();
        if (!ahead.isEmpty() && pending.isEmpty()) {
            warnings.add(
                    "The database is ahead of this code: it has %s. A newer version has been here; nothing was run."
                            .formatted(Texts.join(ahead)));
        }
    }

    private void compare(Migration migration, @Nullable HistoryRow row) {
        boolean changed = row != null
                && !migration.checksum().equals(row.checksum)
                && (schema == null || !schema.checksum().equals(row.checksum));
        if (row != null && row.isUnfinished() && row.reversing) {
            reversing(row);
        } else if (row == null || (row.state == MigrationState.HELD && changed)) {
            pending(migration, null, MigrationState.PENDING, false);
        } else if (row.state.isSettled()) {
            status(row, row.state, changed, false);
            if (changed) {
                problem(
                        Kind.CHANGED,
                        row.migration,
                        "%1$s: its migration.sql is not what was applied. Bring the file back as it was and put the change into a new migration; or, if the change is harmless, resolveApplied(\"%1$s\").");
            }
        } else if (row.state == MigrationState.HELD) {
            held.add(row.migration);
            status(row, MigrationState.HELD, false, false);
        } else if (row.state == MigrationState.IN_DOUBT) {
            status(row, lockTaken ? MigrationState.RUNNING : MigrationState.IN_DOUBT, changed, false);
            if (!lockTaken) {
                problem(Kind.IN_DOUBT, row.migration, "%1$s: it is in doubt. %2$s", row.error);
            }
        } else {
            unfinished(migration, row, changed);
        }
    }

    private void unfinished(Migration migration, HistoryRow row, boolean changed) {
        MigrationState state = row.state == MigrationState.FAILED
                ? MigrationState.FAILED
                : lockTaken ? MigrationState.RUNNING : MigrationState.INTERRUPTED;
        pending(migration, row, state, changed);
        if (changed && row.appliedSteps > 0) {
            problem(
                    Kind.PARTLY_APPLIED,
                    row.migration,
                    "%1$s: %2$s of its statements are applied, and its migration.sql has changed since, so that nobody knows where to go on. Bring the file back; or do the rest by hand and resolveApplied(\"%1$s\"); or undo by hand what is applied and resolveRolledBack(\"%1$s\").",
                    row.appliedSteps);
        }
    }

    private void pending(Migration migration, @Nullable HistoryRow row, MigrationState state, boolean changed) {
        pending.add(migration);
        String name = migration.name();
        boolean outOfOrder = name.compareTo(lastSettled) < 0;
        if (row == null) {
            add(new MigrationStatus(name, state, changed, outOfOrder, 0, 0, null, null));
        } else {
            status(row, state, changed, outOfOrder);
        }
        if (outOfOrder && !outOfOrderAllowed) {
            problem(
                    Kind.OUT_OF_ORDER,
                    name,
                    "%1$s: it is not applied, and sorts before %2$s, which is. Give its folder a later name; or, if the two have nothing to do with each other, allow it with outOfOrder(true).",
                    lastSettled);
        }
    }

    private void reversing(HistoryRow row) {
        status(row, lockTaken ? MigrationState.RUNNING : row.state, false, false);
        if (!lockTaken) {
            problem(
                    Kind.PARTLY_ROLLED_BACK,
                    row.migration,
                    "%1$s: its rollback stopped, with %2$s of the statements of its down SQL done. Go on with rollback(); or do the rest by hand and resolveRolledBack(\"%1$s\").",
                    row.appliedSteps);
        }
    }

    private void withoutFile(HistoryRow row) {
        if (row.isUnfinished() && row.reversing) {
            reversing(row);
            return;
        }
        if (row.migration.compareTo(lastFile) > 0) {
            ahead.add(row.migration);
            status(row, MigrationState.AHEAD, false, false);
            return;
        }
        status(row, MigrationState.MISSING, false, false);
        problem(
                Kind.MISSING,
                row.migration,
                row.state.isSettled()
                        ? "%1$s: the database has it, and it has no file, although there are later ones. Bring its folder back."
                        : "%1$s: it has begun and not ended (state %2$s), and it has no file any more. Bring its folder back; or, if nothing of it is left in the database, resolveRolledBack(\"%1$s\").",
                row.state.sqlName());
    }

    private void concludeHeld() {
        if (pending.isEmpty() && !held.isEmpty()) {
            warnings.add(
                    "Rolled back and not applied again, because their files have not changed since: %s. To apply one as it is, resolve it with resolveRolledBack(…)."
                            .formatted(Texts.join(held)));
        }
        for (String migration : held) {
            if (!pending.isEmpty() && pending.get(pending.size() - 1).name().compareTo(migration) > 0) {
                problem(
                        Kind.HELD,
                        migration,
                        "%1$s: it was rolled back, its file has not changed since, and later ones are pending. Correct it; or, to apply it as it is, resolveRolledBack(\"%1$s\").");
            }
        }
    }

    private void status(HistoryRow row, MigrationState state, boolean changed, boolean outOfOrder) {
        add(new MigrationStatus(
                row.migration,
                state,
                changed,
                outOfOrder,
                row.appliedSteps,
                row.totalSteps,
                row.finishedAt,
                row.error));
    }

    /** Keeps them in the order of their names. */
    private void add(MigrationStatus status) {
        int at = statuses.size();
        while (at > 0 && statuses.get(at - 1).migration().compareTo(status.migration()) > 0) {
            at--;
        }
        statuses.add(at, status);
    }

    private void problem(Kind kind, String migration, String message, @Nullable Object... more) {
        int at = problems.size();
        while (at > 0 && problems.get(at - 1).migration().compareTo(migration) > 0) {
            at--;
        }
        problems.add(at, new Problem(kind, migration, message.formatted(migration, more.length > 0 ? more[0] : "")));
    }
}
