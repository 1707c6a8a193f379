package dev.dunlin.schema.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The names are those that a real server chooses. */
class DerivedNamesDatabaseTest {
    private static final String DDL = """
            CREATE TABLE cuts (id uuid PRIMARY KEY);
            CREATE TABLE shifts (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                cut_id uuid REFERENCES cuts,
                email text UNIQUE,
                a int CHECK (a > 0),
                b int,
                UNIQUE (a, b),
                UNIQUE (b) INCLUDE (a),
                FOREIGN KEY (cut_id) REFERENCES cuts,
                CHECK (a < b)
            );
            CREATE INDEX ON shifts (a, b);
            CREATE INDEX ON shifts (a) INCLUDE (b);
            CREATE INDEX ON shifts (a, a);
            CREATE INDEX ON shifts (lower(email));
            CREATE INDEX ON shifts ((a + b));
            CREATE INDEX ON shifts ((a + b), (a - b));
            CREATE INDEX ON shifts (coalesce(email, ''), (pg_catalog.upper(email)));
            """;

    private final Set<String> relations = new HashSet<>();
    private final Set<String> constraints = new HashSet<>();

    @Test
    void postgresqlChoosesTheSameNames() throws SQLException {
        List<String> expected = List.of(
                relation(DerivedNames.primaryKey("cuts", relations::contains)),
                relation(DerivedNames.sequence("shifts", "id", relations::contains)),
                relation(DerivedNames.primaryKey("shifts", relations::contains)),
                relation(DerivedNames.unique("shifts", List.of("email"), relations::contains)),
                relation(DerivedNames.unique("shifts", List.of("a", "b"), relations::contains)),
                relation(DerivedNames.unique("shifts", List.of("b", "a"), relations::contains)),
                constraint(DerivedNames.foreignKey("shifts", List.of("cut_id"), constraints::contains)),
                constraint(DerivedNames.foreignKey("shifts", List.of("cut_id"), constraints::contains)),
                constraint(DerivedNames.check("shifts", "a", constraints::contains)),
                constraint(DerivedNames.check("shifts", null, constraints::contains)),
                index("a", "b"),
                index("a", "b"),
                index("a", "a"),
                index(DerivedNames.expressionName("lower(email)")),
                index(DerivedNames.expressionName("(a + b)")),
                index(DerivedNames.expressionName("a + b"), DerivedNames.expressionName("a - b")),
                index(
                        DerivedNames.expressionName("coalesce(email, '')"),
                        DerivedNames.expressionName("(pg_catalog.upper(email))")));

        assertThat(created()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private String relation(String name) {
        relations.add(name);
        return name;
    }

    private String constraint(String name) {
        constraints.add(name);
        return name;
    }

    private String index(String... parts) {
        return relation(DerivedNames.index("shifts", List.of(parts), relations::contains));
    }

    private static List<String> created() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(DDL);
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('i', 'S')
                    UNION ALL
                    SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f')
                    """)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }
}
