package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import java.util.List;

/** Compares two schemas. */
public final class Differ {
    private Differ() {}

    /**
     * The changes that lead from one schema to another. SQL names are matched first, then former names that the author
     * states, then Java identities; nothing is guessed. The order of columns is no difference, nor is the order of labels
     * unless the hints say so. The result depends on the arguments alone.
     *
     * @param from the schema as the history leaves it
     * @param to the wanted schema; tables that it does not manage are not compared
     */
    public static Difference diff(Schema from, Schema to, Hints hints) {
        Draft draft = new Draft(from, to, hints);
        compare(draft);
        List<SchemaObject> rebuilt = Rebuilding.of(from, to, draft.changes());
        if (rebuilt.isEmpty()) {
            return new Difference(Ordering.of(draft.changes()), draft.findings());
        }
        Draft again = new Draft(from, to, hints);
        rebuilt.forEach(object -> again.add(new ObjectChange.DropObject(object)));
        compare(again);
        return new Difference(Ordering.of(again.changes()), draft.findings());
    }

    private static void compare(Draft draft) {
        new Renaming(draft).run();
        new Types(draft).create();
        new Dividing(draft).drop();
        new Securing(draft).drop();
        new Detaching(draft).run();
        new Types(draft).replaceLabels();
        new SchemaObjects(draft).alter();
        new Logging(draft).run();
        new Tables(draft).createAndAlter();
        new Attaching(draft).run();
        new Securing(draft).add();
        new Dividing(draft).alterAndAdd();
        new SchemaObjects(draft).create();
        new Dropping(draft).run();
        new Identifying(draft).run();
    }
}
