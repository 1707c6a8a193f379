package dev.dunlin.schema.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Asked;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Refusal;
import dev.dunlin.schema.plan.Review;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.sql.MigrationScript;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.Scripts;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** A change that is made in two steps on a real server, and every step of it taken back. */
public final class TwoSteps implements AutoCloseable {
    private final Declared before;
    private final Declared after;
    private final TestDatabase database = TestDatabase.create();
    private final Connection connection;
    private final List<String> wanted;
    private final Deque<Applied> applied = new ArrayDeque<>();
    private Schema schema;

    /** @param catalog as it was before the stage */
    private record Applied(Stage stage, List<String> catalog) {}

    /** Begins with a schema that is made directly. */
    public TwoSteps(Declared before, Declared after) throws SQLException {
        this.before = before;
        this.after = after;
        connection = database.connect();
        make(after.schema());
        wanted = CatalogFingerprint.of(connection);
        make(before.schema());
        schema = before.schema();
    }

    private void make(Schema made) throws SQLException {
        Scripts.emptyDatabase(connection);
        Scripts.run(connection, SchemaScript.of(made, List.of(), null), true);
    }

    /** The review of the way to the wanted schema when these hazards are to be answered by expanding. */
    public static Review review(Declared before, Declared after, String... expanded) {
        return review(before.schema(), after, new Asked(Set.of(), Set.of(expanded), Set.of()));
    }

    /** The review of the second step, after the first one. */
    public static Review contraction(Declared before, Declared after, String expanded, String contracted) {
        List<Stage> stages = review(before, after, expanded).plan().stages();
        Schema between = stages.get(stages.size() - 1).after();
        return review(between, after, new Asked(Set.of(), Set.of(), Set.of(contracted)));
    }

    private static Review review(Schema from, Declared after, Asked asked) {
        PlanOptions options = new PlanOptions(null, true, after.online(), 15);
        return Review.of(from, after.schema(), after.hints(), options, asked);
    }

    /** Why what is to be expanded cannot be. */
    public static List<String> refusals(Declared before, Declared after, String... expanded) {
        return review(before, after, expanded).refusals().stream()
                .map(Refusal::reason)
                .toList();
    }

    /** Makes the first step of the changes that have these hazards; nothing is pending afterwards. */
    public TwoSteps expand(String... hazards) throws SQLException {
        Review review = review(before, after, hazards);
        assertThat(review.refusals()).isEmpty();
        assertThat(review.unmatchedSteps()).isEmpty();
        run(review);
        assertThat(Differ.diff(schema, after.schema(), after.hints()).isPending())
                .as("what is pending while the expansion is open")
                .isFalse();
        return this;
    }

    /** Makes the second step; the catalog is then as if the wanted schema had been made directly. */
    public TwoSteps contract(String... names) throws SQLException {
        Review review = review(schema, after, new Asked(Set.of(), Set.of(), Set.of(names)));
        assertThat(review.unmatchedSteps()).isEmpty();
        assertThat(review.difference().changes()).allMatch(ExpansionChange.Contract.class::isInstance);
        run(review);
        assertThat(CatalogFingerprint.of(connection)).isEqualTo(wanted);
        return this;
    }

    private void run(Review review) throws SQLException {
        assertThat(review.refused()).as("hazards that are not answered").isEmpty();
        for (Stage stage : review.plan().stages()) {
            applied.push(new Applied(stage, CatalogFingerprint.of(connection)));
            Scripts.run(connection, MigrationScript.of(stage, null).up(), stage.transactional());
            schema = stage.after();
        }
    }

    /** Takes back every migration, the last first; each leaves the catalog as it was before. */
    public TwoSteps takeBack() throws SQLException {
        while (!applied.isEmpty()) {
            Applied last = applied.pop();
            Scripts.run(
                    connection,
                    MigrationScript.of(last.stage(), null).down(),
                    last.stage().transactional());
            assertThat(CatalogFingerprint.of(connection))
                    .as(MigrationScript.of(last.stage(), null).down())
                    .isEqualTo(last.catalog());
            schema = last.stage().before();
        }
        return this;
    }

    public TwoSteps run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** The rows of a query, columns separated by bars. */
    public List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return Collections.unmodifiableList(rows);
    }

    /** Another session of the same database. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
