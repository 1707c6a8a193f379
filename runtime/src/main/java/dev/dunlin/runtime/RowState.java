package dev.dunlin.runtime;

import java.util.Locale;

/** The states of a row of the history table. Their SQL names are the constants' in lower case. */
enum RowState {
    RUNNING,
    APPLIED,
    FAILED,
    IN_DOUBT,
    ROLLED_BACK,
    BASELINED;

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if this version knows no such state
     */
    static RowState of(String sqlName) {
        return valueOf(sqlName.toUpperCase(Locale.ROOT));
    }

    /** Whether the migration is in the database. */
    boolean isSettled() {
        return this == APPLIED || this == BASELINED;
    }
}
