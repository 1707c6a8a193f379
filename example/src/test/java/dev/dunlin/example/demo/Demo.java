package dev.dunlin.example.demo;

import dev.dunlin.example.Jdbc;
import dev.dunlin.runtime.AppliedMigration;
import dev.dunlin.runtime.Dunlin;
import dev.dunlin.runtime.MigrationReport;
import dev.dunlin.runtime.StatusReport;
import dev.dunlin.testing.TestDatabase;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Applies both histories to an empty database, uses it, and applies them again. Exits with 1 if anything fails. */
public final class Demo {
    private static final List<String> HISTORIES = List.of("main", "media");
    /** Held here, since the logging system forgets the level of a logger that nobody refers to. */
    private static final Logger LOGGER = Logger.getLogger("dev.dunlin");

    private final PrintStream out;
    private final DataSource dataSource;

    private Demo(PrintStream out, DataSource dataSource) {
        this.out = out;
        this.dataSource = dataSource;
    }

    public static void main(String[] args) {
        // What the runtime logs is in its reports, too, which this prints.
        LOGGER.setLevel(Level.WARNING);
        try (TestDatabase database = TestDatabase.create()) {
            new Demo(System.out, database.dataSource()).run();
        } catch (SQLException | RuntimeException e) {
            System.err.println("The demo failed: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws SQLException {
        out.printf("%n1. An empty database, PostgreSQL %s%n", serverVersion());

        out.printf("%n2. Apply the migrations of both histories%n");
        for (String history : HISTORIES) {
            print(dunlin(history).migrate());
        }

        out.printf("%n3. How they stand%n");
        for (String history : HISTORIES) {
            print(dunlin(history).status());
        }

        out.printf("%n4. Write and read a few rows%n");
        writeAndRead();

        out.printf("%n5. Apply the migrations again%n");
        for (String history : HISTORIES) {
            MigrationReport report = dunlin(history).migrate();
            print(report);
            if (!report.applied().isEmpty()) {
                throw new IllegalStateException("migrations of history " + history + " were applied twice");
            }
        }
        out.println();
    }

    private Dunlin dunlin(String history) {
        return Dunlin.forDataSource(dataSource).history(history);
    }

    private void writeAndRead() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            SampleDay day = new SampleDay(connection);
            day.write();
            day.read().forEach(line -> out.println("   " + line));
        }
    }

    private void print(MigrationReport report) {
        if (report.applied().isEmpty()) {
            out.printf("   %-6s nothing is pending%n", report.history());
        } else if (report.wholeSchemaSteps() > 0) {
            out.printf(
                    "   %-6s %-48s %3d statements %5d ms%n",
                    report.history(),
                    "the whole schema at once, for %d migrations"
                            .formatted(report.applied().size()),
                    report.wholeSchemaSteps(),
                    report.wholeSchemaMs());
            return;
        }
        for (AppliedMigration migration : report.applied()) {
            out.printf(
                    "   %-6s %-48s %3d %-10s %5d ms%n",
                    report.history(),
                    migration.migration(),
                    migration.steps(),
                    migration.steps() == 1 ? "statement" : "statements",
                    migration.durationMs());
        }
    }

    private void print(StatusReport report) {
        out.printf(
                "   %-6s %d applied, %d pending: %s%n",
                report.history(),
                report.applied().size(),
                report.pending().size(),
                report.isUpToDate() ? "up to date" : "not up to date");
    }

    private String serverVersion() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return new Jdbc(connection).one(String.class, "SHOW server_version");
        }
    }
}
