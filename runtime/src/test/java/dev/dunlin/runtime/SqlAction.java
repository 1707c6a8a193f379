package dev.dunlin.runtime;

import java.sql.SQLException;

/** Something that a test does with JDBC. */
@FunctionalInterface
interface SqlAction {
    void run() throws SQLException;

    /** Runs it where no checked exception may be thrown. */
    static void perform(SqlAction action) {
        try {
            action.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
