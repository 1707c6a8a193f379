package dev.dunlin.runtime;

import java.sql.Connection;

/** For tests that must not need a database. */
final class NoDataSource extends SimpleDataSource {
    @Override
    public Connection getConnection() {
        throw new AssertionError("no database is needed here");
    }
}
