package dev.dunlin.schema.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What a server does with the rows that exist when a virtual column comes. */
class VirtualColumnTest {
    @Test
    void onlyARequiredOneIsComputedForEveryRow() throws SQLException {
        assumeThat(TestDatabase.serverVersion()).isGreaterThanOrEqualTo(18);
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a integer); INSERT INTO t VALUES (0)");

            assertThatCode(() -> statement.execute("ALTER TABLE t ADD b integer GENERATED ALWAYS AS (1 / a) VIRTUAL"))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> statement.execute(
                            "ALTER TABLE t ADD c integer NOT NULL GENERATED ALWAYS AS (1 / a) VIRTUAL"))
                    .hasMessageContaining("division by zero");
        }
    }
}
