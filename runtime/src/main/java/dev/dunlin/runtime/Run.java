package dev.dunlin.runtime;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the parts of one run share. */
final class Run {
    private final Settings settings;
    private final Connections connections;
    private final HistoryTable table;
    private final HistoryLock lock;
    private final Progress progress;
    private Ledger ledger;
    private @Nullable Migration current;
    private long migrationStart;

    Run(Settings settings, Connections connections) throws SQLException {
        this.settings = settings;
        this.connections = connections;
        this.table = new HistoryTable(settings);
        this.lock = new HistoryLock(settings, table);
        this.progress = new Progress(settings);
        this.ledger = table.read(connections.main());
    }

    Settings settings() {
        return settings;
    }

    Connections connections() {
        return connections;
    }

    HistoryTable table() {
        return table;
    }

    HistoryLock lock() {
        return lock;
    }

    Progress progress() {
        return progress;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Reads the history table again, because another process has changed it. */
    void reload() throws SQLException {
        ledger = table.read(connections.main());
    }

    /** Notes, once the lock is taken for it, that this run now works on the migration, unless it does already. */
    void begin(Migration migration) {
        if (!migration.equals(current)) {
            current = migration;
            migrationStart = System.nanoTime();
            progress.started(migration);
        }
    }

    /** What this run has spent on the migration so far, in milliseconds. */
    long migrationMillis() {
        return (System.nanoTime() - migrationStart) / 1_000_000;
    }

    /** The statements of a migration that have taken effect so far. */
    int done(Migration migration) {
        HistoryRow row = ledger.get(migration.name());
        return row != null && row.isPartlyApplied() ? row.appliedSteps() : 0;
    }

    /**
     * Writes a migration's row within the transaction that holds the lock. Once that is committed, the ledger must learn
     * of it.
     *
     * @param error null unless the state needs explaining
     * @throws DunlinException if the table cannot be written
     */
    HistoryRow write(Session session, Migration migration, RowState state, int done, @Nullable String error)
            throws SQLException {
        HistoryRow before = ledger.get(migration.name());
        HistoryRow row = new HistoryRow(
                migration.name(),
                before == null || before.state() == RowState.ROLLED_BACK ? ledger.nextPosition() : before.position(),
                migration.checksum(),
                state,
                done,
                migration.script().statementCount(),
                null,
                null,
                error);
        try {
            table.write(session, row, migration.down(), migrationMillis());
        } catch (SQLException e) {
            throw DatabaseErrors.explain("The history table cannot be written", e);
        }
        return row;
    }

    /** Makes the history table within the transaction that holds the lock, if there is none. */
    void ensureTable(Session session) throws SQLException {
        if (!ledger.tableExists()) {
            try {
                table.create(session);
            } catch (SQLException e) {
                throw DatabaseErrors.explain("The history table cannot be made", e);
            }
        }
    }
}
