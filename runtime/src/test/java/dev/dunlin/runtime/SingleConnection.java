package dev.dunlin.runtime;

import java.sql.Connection;

/** A pool of one connection, which stays open when it is given back. */
final class SingleConnection extends SimpleDataSource {
    private final Connection connection;

    SingleConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        return TestConnections.withClose(connection, () -> {});
    }
}
