package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.plan.Effect;
import dev.dunlin.schema.plan.Effects;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs plans on a server and sees in {@code pg_locks} that each statement takes the locks that the engine states of it. */
final class PlanMeter {
    private final ServerSchema server;
    private final List<String> rows;

    /** @param rows statements that fill the tables before a plan is run */
    PlanMeter(ServerSchema server, List<String> rows) {
        this.server = server;
        this.rows = rows;
    }

    /** Runs plans, each where the last one led; the tables that others cannot write while they are worked on. */
    Set<String> blockedBy(Plan... plans) throws Exception {
        List<Stage> stages =
                Stream.of(plans).flatMap(plan -> plan.stages().stream()).toList();
        server.become(stages.get(0).before());
        server.run(rows);
        Set<String> blocked = new TreeSet<>();
        for (Stage stage : stages) {
            for (Effect effect : stage.transactional() ? List.of(together(stage)) : alone(stage)) {
                effect.tables().forEach((table, onTable) -> {
                    if (onTable.lock().holdsOffWriters() && !onTable.work().isEmpty()) {
                        blocked.add(table.toString());
                    }
                });
            }
        }
        return blocked;
    }

    private Effect together(Stage stage) throws SQLException {
        List<String> statements = new ArrayList<>();
        List<Effect> stated = new ArrayList<>();
        Fold fold = Fold.from(stage.before());
        for (Step step : stage.steps()) {
            Ddl.statements(step.change(), fold, true).forEach(statement -> statements.add(statement.sql()));
            stated.addAll(Effects.of(step.change(), fold, true));
            fold.apply(step.change());
        }
        Effect measured = server.measure(statements);
        assertLocks(measured, Effect.together(stated), statements.toString());
        return measured;
    }

    private List<Effect> alone(Stage stage) throws Exception {
        List<Effect> effects = new ArrayList<>();
        Fold fold = Fold.from(stage.before());
        for (Step step : stage.steps()) {
            Effect stated = Effect.together(Effects.of(step.change(), fold, false));
            Effect measured = Effect.NONE;
            for (Statement statement : Ddl.statements(step.change(), fold, false)) {
                Effect one = statement.sql().contains(" CONCURRENTLY ")
                        ? server.measureConcurrent(statement.sql(), tableOf(stated))
                        : server.measure(List.of(inOneTransaction(statement.sql())));
                effects.add(one);
                measured = measured.and(one);
            }
            assertLocks(measured, stated, step.change().toString());
            fold.apply(step.change());
        }
        return effects;
    }

    /** Locks can be seen only before they are given back. */
    private static String inOneTransaction(String sql) {
        return sql.replace("COMMIT;", "");
    }

    private static QualifiedName tableOf(Effect effect) {
        return effect.tables().firstKey();
    }

    private static void assertLocks(Effect measured, Effect stated, String what) {
        stated.tables()
                .forEach((table, onTable) -> assertThat(
                                measured.tables().get(table).lock())
                        .as("lock of %s by %s", table, what)
                        .isEqualTo(onTable.lock()));
        assertThat(measured.tables().keySet())
                .as(what)
                .isEqualTo(stated.tables().keySet());
    }
}
