package dev.dunlin.runtime;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one history as this process knows them: as it read them, with its own changes. */
final class Ledger {
    private final SortedMap<String, HistoryRow> rows = new TreeMap<>();
    private boolean tableExists;
    private int lastPosition;
    private Fingerprint fingerprint = Fingerprint.EMPTY;

    /**
     * @param tableExists whether there is a history table
     */
    Ledger(boolean tableExists, List<HistoryRow> rows) {
        this.tableExists = tableExists;
        rows.forEach(this::put);
    }

    boolean tableExists() {
        return tableExists;
    }

    /** Notes a row that this process has written, in a table that is thus there. */
    void written(HistoryRow row) {
        tableExists = true;
        put(row);
    }

    private void put(HistoryRow row) {
        HistoryRow before = rows.put(row.migration(), row);
        if (before != null) {
            fingerprint = fingerprint.minus(before);
        }
        fingerprint = fingerprint.plus(row);
        lastPosition = Math.max(lastPosition, row.position());
    }

    @Nullable
    HistoryRow get(String migration) {
        return rows.get(migration);
    }

    /** All rows, by the code units of the migrations' names. */
    Collection<HistoryRow> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Numbers that are the same as long as no other process has changed the history. */
    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The position for a migration that is about to be applied. */
    int nextPosition() {
        return lastPosition + 1;
    }

    /**
     * Sums over a history's rows.
     *
     * @param positions of all rows; every row that is applied gets a greater one than all before
     */
    record Fingerprint(long rows, long positions, long steps, long settled, long failed, long inDoubt) {
        static final Fingerprint EMPTY = new Fingerprint(0, 0, 0, 0, 0, 0);

        /** The same numbers as the database counts them, in the order of the components. */
        static final String COLUMNS = """
                count(*), coalesce(sum(position), 0), coalesce(sum(applied_steps), 0), \
                count(*) filter (where state in ('applied', 'baselined')), \
                count(*) filter (where state = 'failed'), count(*) filter (where state = 'in_doubt')""";

        static Fingerprint of(Row row) {
            return new Fingerprint(
                    row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.number(5));
        }

        private Fingerprint plus(HistoryRow row) {
            return add(row, 1);
        }

        private Fingerprint minus(HistoryRow row) {
            return add(row, -1);
        }

        private Fingerprint add(HistoryRow row, int sign) {
            return new Fingerprint(
                    rows + sign,
                    positions + (long) sign * row.position(),
                    steps + (long) sign * row.appliedSteps(),
                    settled + (row.state().isSettled() ? sign : 0),
                    failed + (row.state() == RowState.FAILED ? sign : 0),
                    inDoubt + (row.state() == RowState.IN_DOUBT ? sign : 0));
        }
    }
}
