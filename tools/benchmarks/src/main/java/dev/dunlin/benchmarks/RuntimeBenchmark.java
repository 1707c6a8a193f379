package dev.dunlin.benchmarks;

import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * How long the runtime takes at the start of an application, and to apply what is pending. Contenders take turns, so that all
 * meet the same machine.
 */
final class RuntimeBenchmark {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The others need so much longer that a few of their starts tell enough. */
    private static final int ROUNDS_FOR_ONE_OF_OTHERS = 20;

    private RuntimeBenchmark() {}

    /**
     * Starts with nothing to do, in a process that has done it before, on an open connection.
     *
     * @return in milliseconds, by contender: {@code SELECT 1}, a new {@code Dunlin} for each start, and the others
     */
    static Map<String, List<Double>> warmStarts(int migrations, int warmUps, int rounds) throws Exception {
        try (Packaged packaged = new Packaged(migrations);
                Migrated dunlin = packaged.appliedBy(Tool.DUNLIN);
                Migrated flyway = packaged.appliedBy(Tool.FLYWAY);
                Migrated liquibase = packaged.appliedBy(Tool.LIQUIBASE)) {
            Map<String, List<Double>> measured = new LinkedHashMap<>();
            for (int i = -warmUps; i < rounds; i++) {
                add(measured, i, "`SELECT 1`", () -> select(dunlin.connection()));
                add(measured, i, Tool.DUNLIN.toString(), dunlin::start);
                if (i % ROUNDS_FOR_ONE_OF_OTHERS == 0) {
                    add(measured, i, Tool.FLYWAY.toString(), flyway::start);
                    add(measured, i, Tool.LIQUIBASE.toString(), liquibase::start);
                }
            }
            return measured;
        }
    }

    /** Starts with nothing to do in a JVM of their own, in milliseconds, by tool. */
    static Map<String, List<Double>> coldStarts(int migrations, int rounds) throws Exception {
        try (Packaged packaged = new Packaged(migrations);
                Migrated dunlin = packaged.appliedBy(Tool.DUNLIN);
                Migrated flyway = packaged.appliedBy(Tool.FLYWAY);
                Migrated liquibase = packaged.appliedBy(Tool.LIQUIBASE)) {
            Map<String, List<Double>> measured = new LinkedHashMap<>();
            for (int i = 0; i < rounds; i++) {
                for (Migrated each : List.of(dunlin, flyway, liquibase)) {
                    measured.computeIfAbsent(each.tool().toString(), key -> new ArrayList<>())
                            .add(ColdStart.measure(each.tool(), each.url(), packaged.jar()));
                }
            }
            return measured;
        }
    }

    /**
     * From an empty database to the last migration, in milliseconds, by contender: plain JDBC, which sends each migration and
     * a row of a history table in a transaction, Dunlin, and, in some of the rounds, the others.
     */
    static Map<String, List<Double>> applying(int migrations, int warmUps, int rounds, int roundsOfOthers)
            throws Exception {
        try (Packaged packaged = new Packaged(migrations)) {
            Map<String, List<Double>> measured = new LinkedHashMap<>();
            for (int i = -warmUps; i < rounds; i++) {
                try (TestDatabase database = TestDatabase.create();
                        Connection connection = database.connect()) {
                    add(measured, i, "plain JDBC", () -> new PlainJdbc(connection).apply(packaged.migrations()));
                }
                for (Tool tool : Tool.values()) {
                    if (tool == Tool.DUNLIN || (i >= 0 && i < roundsOfOthers)) {
                        try (TestDatabase database = TestDatabase.create()) {
                            add(measured, i, tool.toString(), () -> tool.migrate(database.dataSource()));
                        }
                    }
                }
            }
            return measured;
        }
    }

    private static void select(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            if (!result.next() || result.getInt(1) != 1) {
                throw new IllegalStateException("not 1");
            }
        }
    }

    private static void add(Map<String, List<Double>> measured, int round, String contender, Action action)
            throws Exception {
        long start = System.nanoTime();
        action.run();
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (round >= 0) {
            measured.computeIfAbsent(contender, key -> new ArrayList<>()).add(millis);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** A history in a jar that this thread's context class loader has in front. */
    private static final class Packaged implements AutoCloseable {
        private final ClassLoader before = Thread.currentThread().getContextClassLoader();
        private final Path folder = Files.createTempDirectory("dunlin-benchmark");
        private final SmallMigrations migrations;
        private final Path jar;
        private final URLClassLoader loader;

        Packaged(int count) throws IOException {
            migrations = SmallMigrations.of(count);
            jar = migrations.jar(folder.resolve("history.jar"));
            loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
            Thread.currentThread().setContextClassLoader(loader);
        }

        SmallMigrations migrations() {
            return migrations;
        }

        Path jar() {
            return jar;
        }

        /** A database to which a tool has applied all of it. */
        Migrated appliedBy(Tool tool) throws Exception {
            return new Migrated(tool);
        }

        @Override
        public void close() throws IOException {
            Thread.currentThread().setContextClassLoader(before);
            loader.close();
            Folders.delete(folder);
        }
    }

    /** A database to which a tool has applied all, with a connection that stays open. */
    private static final class Migrated implements AutoCloseable {
        private final Tool tool;
        private final TestDatabase database = TestDatabase.create();
        private final Connection connection;
        private final DataSource dataSource;

        Migrated(Tool tool) throws Exception {
            this.tool = tool;
            tool.migrate(database.dataSource());
            connection = database.connect();
            dataSource = OpenConnection.over(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        }

        Tool tool() {
            return tool;
        }

        String url() {
            return database.url();
        }

        Connection connection() {
            return connection;
        }

        void start() throws Exception {
            tool.migrate(dataSource);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            database.close();
        }
    }
}
