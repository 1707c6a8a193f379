package dev.dunlin.example;

import dev.dunlin.runtime.Dunlin;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with both histories applied; what a test writes is rolled back after it. */
final class ExampleDatabase implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private TestDatabase database;
    private Connection connection;

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.create();
        Dunlin.forDataSource(database.dataSource()).migrate();
        Dunlin.forDataSource(database.dataSource()).history("media").migrate();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
    }

    /** Statements in the test's own transaction. */
    Jdbc jdbc() {
        return new Jdbc(connection);
    }

    /** Ends the transaction, so that deferred constraints are checked; what it wrote stays if they hold. */
    void commit() throws SQLException {
        connection.commit();
    }

    TestDatabase database() {
        return database;
    }
}
