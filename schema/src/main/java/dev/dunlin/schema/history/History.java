package dev.dunlin.schema.history;

import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlObject;
import java.util.List;

/**
 * The migrations of one schema and what they add up to.
 *
 * @param name the history's name
 * @param migrations sorted by the code units of their names
 * @param schema the fold of all typed changes; what could be folded, if there are problems
 * @param objects the files of plain SQL, wanted state, sorted by name; without those that are among the problems
 * @param problems why the history cannot be used, by migration; empty for a sound one
 */
public record History(
        String name,
        List<Migration> migrations,
        Schema schema,
        List<SqlObject> objects,
        List<HistoryProblem> problems) {
    public History {
        migrations = List.copyOf(migrations);
        objects = List.copyOf(objects);
        problems = List.copyOf(problems);
    }

    /** Reads a history. Never fails: whatever is wrong with the files is among the problems, all of it at once. */
    public static History read(String name, HistoryFiles files) {
        return new HistoryReader(files).read(name);
    }

    /** Whether there are no problems. With problems, the schema is not to be relied on. */
    public boolean isSound() {
        return problems.isEmpty();
    }

    /** The names of all migrations, in order. */
    public List<String> names() {
        return migrations.stream().map(Migration::name).toList();
    }
}
