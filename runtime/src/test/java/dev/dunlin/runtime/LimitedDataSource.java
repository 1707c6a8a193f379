package dev.dunlin.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** A pool of so many connections that waits for ever when all are taken. */
final class LimitedDataSource extends SimpleDataSource {
    private final DataSource connections;
    private final Semaphore free;

    LimitedDataSource(DataSource connections, Semaphore free) {
        this.connections = connections;
        this.free = free;
    }

    @Override
    public Connection getConnection() throws SQLException {
        free.acquireUninterruptibly();
        Connection connection = connections.getConnection();
        return TestConnections.withClose(connection, () -> {
            connection.close();
            free.release();
        });
    }
}
