package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.type;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions of an application that write while a column is expanded, and after it: both sides say the same in the end. */
@Timeout(120)
class ExpandWritersTest {
    private static final int ROWS = 3000;

    static LongStream seeds() {
        Long one = Long.getLong("dunlin.laws.seed");
        return one == null ? LongStream.range(0, 3) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRenamedColumnSaysTheSameAsTheOldOne(long seed) throws SQLException {
        TableDeclaration users = table("users").column("id", integer()).primaryKey("id");
        agreeAfterAll(
                seed,
                new TwoSteps(
                        schema(users.column("name", text().defaultValue("7")).index("name")),
                        schema(users.column("label", text().defaultValue("7").was("name"))
                                .index("label"))),
                "rename-column:users.name",
                "name",
                "label",
                "users.label");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aColumnOfAnotherNameAndTypeSaysTheSameAsTheOldOne(long seed) throws SQLException {
        TableDeclaration users = table("users").column("id", integer()).primaryKey("id");
        agreeAfterAll(
                seed,
                new TwoSteps(
                        schema(users.column("name", text().nullable())),
                        schema(users.column("number", type("bigint").nullable().was("name")))),
                "rename-column:users.name",
                "name",
                "number",
                "users.number");
    }

    private static void agreeAfterAll(
            long seed, TwoSteps steps, String hazard, String old, String fresh, String contracted) throws SQLException {
        try (steps) {
            steps.run("INSERT INTO users (id, %s) SELECT g, g FROM generate_series(1, %d) g".formatted(old, ROWS));
            try (Writer first = new Writer(steps.connect(), seed, old)) {
                steps.expand(hazard);
                try (Writer second = new Writer(steps.connect(), seed + 1000, fresh)) {
                    first.writeSome();
                    second.writeSome();
                }
            }
            String same = "SELECT count(*) FROM users WHERE %s::text IS DISTINCT FROM %s::text".formatted(old, fresh);
            assertThat(steps.rows(same)).as("rows that differ, seed " + seed).containsExactly("0");

            steps.contract(contracted);
        }
    }

    /** One session that inserts and updates until it is closed. */
    private static final class Writer implements AutoCloseable {
        private static final int SOME = 200;

        private final AtomicBoolean ends = new AtomicBoolean();
        private final CompletableFuture<Integer> written;
        private final CompletableFuture<Void> some = new CompletableFuture<>();

        /** @param seed decides what is written, and which ids are its own */
        Writer(Connection connection, long seed, String column) {
            written = CompletableFuture.supplyAsync(() -> write(connection, new Random(seed), (int) seed, column));
            written.whenComplete((count, error) -> some.complete(null));
        }

        private int write(Connection connection, Random random, int own, String column) {
            int count = 0;
            try (connection;
                    Statement statement = connection.createStatement()) {
                while (!ends.get()) {
                    int value = random.nextInt(1_000_000);
                    statement.execute(
                            switch (random.nextInt(4)) {
                                case 0 ->
                                    "INSERT INTO users (id, %s) VALUES (%d, %d)"
                                            .formatted(column, (own + 1) * 1_000_000 + count, value);
                                case 1 -> "INSERT INTO users (id) VALUES (%d)".formatted((own + 1) * 1_000_000 + count);
                                case 2 -> "DELETE FROM users WHERE id = %d".formatted(1 + random.nextInt(ROWS));
                                default ->
                                    "UPDATE users SET %s = %d WHERE id = %d"
                                            .formatted(column, value, 1 + random.nextInt(ROWS));
                            });
                    if (++count == SOME) {
                        some.complete(null);
                    }
                }
                return count;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Waits until some statements were written, and fails if one was refused. */
        void writeSome() {
            some.join();
            if (written.isCompletedExceptionally()) {
                written.join();
            }
        }

        @Override
        public void close() {
            ends.set(true);
            assertThat(written.join()).as("statements that were written").isPositive();
        }
    }
}
