package dev.dunlin.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What any tool has to do at least for a migration: a transaction with its SQL and a row that says that it was applied. */
final class PlainJdbc {
    private static final String TABLE = """
            create table history (
                name text primary key, position integer not null, checksum text not null, state text not null,
                started_at timestamptz not null, finished_at timestamptz not null, applied_by text not null,
                duration_ms bigint not null)""";

    private final Connection connection;

    PlainJdbc(Connection connection) {
        this.connection = connection;
    }

    void apply(SmallMigrations migrations) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            connection.commit();
            for (int i = 0; i < migrations.statements().size(); i++) {
                statement.execute(migrations.statements().get(i));
                statement.execute("""
                        insert into history values ('%s', %d, '%064x', 'applied', now(), clock_timestamp(), session_user, %d)""".formatted(SmallMigrations.name(i), i + 1, i, 1));
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
    }
}
