package dev.dunlin.schema.sql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import dev.dunlin.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes to a schema whose SQL is kept in a golden folder.
 *
 * @param rows statements that run before the changes, so that these meet rows
 * @param minVersion the oldest PostgreSQL that understands the SQL
 */
record DdlCase(
        String name, Schema before, List<String> rows, List<Change> changes, boolean transactional, int minVersion) {
    private static final int OLDEST = 13;

    static DdlCase of(String name, Schema before, Change... changes) {
        return new DdlCase(name, before, List.of(), List.of(changes), true, OLDEST);
    }

    DdlCase withRows(String... statements) {
        return new DdlCase(name, before, List.of(statements), changes, transactional, minVersion);
    }

    DdlCase online() {
        return new DdlCase(name, before, rows, changes, false, minVersion);
    }

    DdlCase since(int version) {
        return new DdlCase(name, before, rows, changes, transactional, version);
    }

    Stage stage() {
        List<Step> steps =
                changes.stream().map(change -> new Step(change, List.of())).toList();
        return new Stage("", transactional, steps, before, after());
    }

    Schema after() {
        return Fold.apply(before, changes);
    }

    /** Skips a test where the server is too old, or its user may not do what the case needs. */
    void assumeServerRunsIt() {
        assumeTrue(TestDatabase.serverVersion() >= minVersion, () -> "needs PostgreSQL " + minVersion);
        boolean needsTablespace =
                MigrationScript.of(stage(), null).up().contains(Sql.identifier(ServerSchema.TABLESPACE));
        assumeTrue(TestDatabase.isSuperuser() || !needsTablespace, "needs a user who may create a tablespace");
    }

    /** The statements that lead to the schema after the changes, as the script has them. */
    List<String> up() {
        return statements(List.of(), before, changes);
    }

    /** The statements that lead back. */
    List<String> down() {
        List<Change> undoing = Undoing.of(stage()).changes();
        List<Statement> guards =
                Guard.all(undoing, after(), null).stream().map(Guard::statement).toList();
        return statements(guards, after(), undoing);
    }

    private List<String> statements(List<Statement> first, Schema start, List<Change> list) {
        List<String> statements = new ArrayList<>();
        first.forEach(statement -> statements.add(statement.sql()));
        Fold fold = Fold.from(start);
        for (Change change : list) {
            Ddl.statements(change, fold, transactional).forEach(statement -> statements.add(statement.sql()));
            fold.apply(change);
        }
        return statements;
    }

    @Override
    public String toString() {
        return name;
    }
}
