package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.model.Schema;
import java.util.List;
import java.util.Map;

/** What a measured statement is to the planner. */
sealed interface FactCase {
    /**
     * The planner makes this statement, or one that PostgreSQL treats alike.
     *
     * @param changes those that it stands for, done in one transaction
     * @param unseen what was not measured though it happens, and why, by table; usually empty
     * @param since the oldest version for which the planner makes it
     */
    record Made(Schema before, List<Change> changes, Map<String, String> unseen, int since) implements FactCase {
        static Made of(Schema before, Change... changes) {
            return new Made(before, List.of(changes), Map.of(), 0);
        }

        Made but(String table, String reason) {
            return new Made(before, changes, Map.of(table, reason), since);
        }

        Made since(int version) {
            return new Made(before, changes, unseen, version);
        }
    }

    /**
     * The planner makes this statement outside a transaction, as one of several of a change.
     *
     * @param effect which of the change's effects is the statement's, from 0
     * @param since the oldest version for which the planner makes it
     */
    record Apart(Schema before, Change change, int effect, int since) implements FactCase {}

    /** The planner makes this statement and announces that rows may forbid it, as they do in the measurement. */
    record Fails(Schema before, Change change, Hazard.Code announced) implements FactCase {}

    /** The planner never makes this statement. */
    record Never(String reason) implements FactCase {}
}
