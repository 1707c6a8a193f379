package dev.dunlin.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one history as this process knows them: as it read them, with its own changes. */
final class Ledger {
    /**
     * What {@link #fingerprint()} gives, as the database counts it: rows, and a sum of positions, steps and states. Positions
     * only grow, so that an older sum never comes back. It is a single sum, since this is asked before every migration.
     */
    static final String FINGERPRINT = """
            count(*) || ' ' || coalesce(sum(4096 * position::bigint + 8 * applied_steps + case state \
            when 'applied' then 1 when 'baselined' then 1 when 'failed' then 2 when 'in_doubt' then 3 \
            when 'rolled_back' then 4 else 0 end), 0)""";

    private final SortedMap<String, HistoryRow> rows = new TreeMap<>();
    private int format;
    private int lastPosition;

    private long sum;

    /**
     * Notes what was read.
     *
     * @param format of the history table; 0 if there is none
     */
    Ledger(int format, List<HistoryRow> rows) {
        this.format = format;
        for (HistoryRow row : rows) {
            put(row);
        }
    }

    /** A history of which nothing more is known than that it has just these, applied as their files have them. */
    static Ledger of(int format, List<Migration> migrations) {
        List<HistoryRow> rows = new ArrayList<>();
        for (Migration migration : migrations) {
            rows.add(new HistoryRow(
                    migration.name(), 0, migration.checksum(), MigrationState.APPLIED, 0, 0, null, null, false));
        }
        return new Ledger(format, rows);
    }

    boolean tableExists() {
        return format > 0;
    }

    /** The format of the history table; 0 if there is none. */
    int format() {
        return format;
    }

    /** Notes a row that this process has written, in a table that is thus there, and of this version. */
    void written(HistoryRow row) {
        format = HistoryTable.FORMAT;
        put(row);
    }

    private void put(HistoryRow row) {
        HistoryRow before = rows.put(row.migration, row);
        if (before != null) {
            sum -= summand(before);
        }
        sum += summand(row);
        lastPosition = Math.max(lastPosition, row.position);
    }

    private static long summand(HistoryRow row) {
        // No switch, which would be a class of its own in the jar.
        int state = row.state.isSettled() ? 1 : 0;
        if (row.state == MigrationState.FAILED) {
            state = 2;
        } else if (row.state == MigrationState.IN_DOUBT) {
            state = 3;
        } else if (row.state == MigrationState.HELD) {
            state = 4;
        }
        return 4096L * row.position + 8L * row.appliedSteps + state;
    }

    /** A text that is the same as long as no other process has changed the history. */
    String fingerprint() {
        return rows.size() + " " + sum;
    }

    @Nullable
    HistoryRow get(String migration) {
        return rows.get(migration);
    }

    /** All rows, by the code units of the migrations' names. */
    Collection<HistoryRow> rows() {
        return rows.values();
    }

    /** Whether a run has begun something and not ended it. */
    boolean hasUnfinished() {
        for (HistoryRow row : rows.values()) {
            if (row.isUnfinished()) {
                return true;
            }
        }
        return false;
    }

    /** The position for a migration that is about to be applied. */
    int nextPosition() {
        return lastPosition + 1;
    }
}
