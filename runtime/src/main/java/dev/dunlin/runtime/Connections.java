package dev.dunlin.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** The sessions of one run: always one, and a second one where it cannot be done without. */
final class Connections implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Settings settings;
    private Session main;

    private Connections(Settings settings, Session main) {
        this.settings = settings;
        this.main = main;
    }

    static Connections open(Settings settings) throws SQLException {
        return new Connections(settings, Session.open(settings.dataSource));
    }

    Session main() {
        return main;
    }

    /** Gives a lost connection back and takes a new one. */
    Session renewMain() throws SQLException {
        main.close();
        main = Session.open(settings.dataSource);
        return main;
    }

    /**
     * A second session beside the main one, which the caller closes.
     *
     * @throws DunlinException if there is none to be had in half a minute; a pool may wait for ever for a connection that
     *     only this thread could give back
     */
    Session second(Migration migration) {
        CompletableFuture<Connection> connecting = connect();
        Duration wait = settings.waitTimeout.compareTo(LONGEST_WAIT) < 0 ? settings.waitTimeout : LONGEST_WAIT;
        try {
            return Session.of(connecting.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            abandon(connecting);
            Thread.currentThread().interrupt();
            throw new DunlinException(Code.INTERRUPTED, "Interrupted while waiting for a connection.", e);
        } catch (TimeoutException | ExecutionException | SQLException e) {
            abandon(connecting);
            throw new DunlinException(
                    Code.NO_SECOND_CONNECTION,
                    ("Migration %s has a statement that PostgreSQL forbids a transaction. While it runs, a second connection"
                                    + " keeps other processes away, and the data source gave none (%s). Nothing of the statement"
                                    + " was run. Allow the pool two connections, or migrate with a data source of its own.")
                            .formatted(migration.name(), reason(e)),
                    e);
        }
    }

    private CompletableFuture<Connection> connect() {
        DataSource dataSource = settings.dataSource;
        CompletableFuture<Connection> connecting = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        Connection connection = dataSource.getConnection();
                        if (!connecting.complete(connection)) {
                            giveBack(connection);
                        }
                    } catch (SQLException | RuntimeException e) {
                        connecting.completeExceptionally(e);
                    }
                },
                "dunlin-connect");
        thread.setDaemon(true);
        thread.start();
        return connecting;
    }

    /** Should the connection come after all, it goes back at once. */
    private static void abandon(CompletableFuture<Connection> connecting) {
        if (!connecting.cancel(false) && !connecting.isCompletedExceptionally()) {
            giveBack(connecting.join());
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            Log.debug("could not give a connection back: " + e.getMessage());
        }
    }

    private static String reason(Exception e) {
        if (e instanceof TimeoutException) {
            return "none in time";
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        main.close();
    }
}
