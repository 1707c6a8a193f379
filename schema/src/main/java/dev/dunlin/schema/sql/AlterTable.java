package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects actions for one {@code ALTER TABLE}, which PostgreSQL does in one pass over the table. */
final class AlterTable {
    private final QualifiedName table;
    private final String only;
    private final List<String> actions = new ArrayList<>();

    AlterTable(QualifiedName table) {
        this(table, "");
    }

    private AlterTable(QualifiedName table, String only) {
        this.table = table;
        this.only = only;
    }

    /** For actions that tables which inherit this one do not follow. */
    static AlterTable only(QualifiedName table) {
        return new AlterTable(table, "ONLY ");
    }

    static Statement statement(QualifiedName table, String action) {
        return Statement.of("ALTER TABLE " + Sql.name(table) + " " + action);
    }

    void add(String action) {
        actions.add(action);
    }

    /** An action on a column: {@code ALTER COLUMN "name" action}. */
    void column(String name, String action) {
        actions.add("ALTER COLUMN " + Sql.identifier(name) + " " + action);
    }

    /** Adds the statement to a list, unless there is nothing to do. */
    void addTo(List<Statement> statements, @Nullable String note) {
        if (actions.size() == 1) {
            statements.add(Statement.of("ALTER TABLE " + only + Sql.name(table) + " " + actions.get(0))
                    .withNote(note));
        } else if (!actions.isEmpty()) {
            String separated = String.join(",\n    ", actions);
            statements.add(Statement.of("ALTER TABLE " + only + Sql.name(table) + "\n    " + separated)
                    .withNote(note));
        }
    }
}
