package dev.dunlin.runtime;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one history as this process knows them: as it read them, with its own changes. */
final class Ledger {
    /**
     * What {@link #fingerprint()} gives, as the database counts it: rows, positions, steps, settled, failed, in doubt.
     * Positions only grow, so that an older sum never comes back.
     */
    static final String FINGERPRINT = """
            concat_ws(' ', count(*), coalesce(sum(position), 0), coalesce(sum(applied_steps), 0), \
            count(*) filter (where state in ('applied', 'baselined')), \
            count(*) filter (where state = 'failed'), count(*) filter (where state = 'in_doubt'))""";

    private final SortedMap<String, HistoryRow> rows = new TreeMap<>();
    private int format;
    private int lastPosition;

    private long positions;
    private long steps;
    private int settled;
    private int failed;
    private int inDoubt;

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
            count(before, -1);
        }
        count(row, 1);
        lastPosition = Math.max(lastPosition, row.position);
    }

    private void count(HistoryRow row, int sign) {
        positions += (long) sign * row.position;
        steps += (long) sign * row.appliedSteps;
        settled += row.state.isSettled() ? sign : 0;
        failed += row.state == MigrationState.FAILED ? sign : 0;
        inDoubt += row.state == MigrationState.IN_DOUBT ? sign : 0;
    }

    /** A text that is the same as long as no other process has changed the history. */
    String fingerprint() {
        return rows.size() + " " + positions + " " + steps + " " + settled + " " + failed + " " + inDoubt;
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
