package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;

/** Rule: a logged table does not refer to an unlogged one, whose rows a crash may take away. */
final class UnloggedRule {
    private final Context context;

    UnloggedRule(Context context) {
        this.context = context;
    }

    void check(DraftTable table, DraftTable target, Spot spot) {
        if (!table.options.unlogged() && target.options.unlogged()) {
            context.add(spot.value("to")
                    .problem(
                            Code.UNLOGGED_TARGET,
                            "\"%s\" is unlogged, and %s is not"
                                    .formatted(
                                            target.record.name().nested(),
                                            table.record.name().nested()))
                    .because("PostgreSQL refuses such a foreign key: a crash empties an unlogged table.")
                    .fix("Make both tables unlogged, or none: @Table(unlogged = true)"));
        }
    }
}
