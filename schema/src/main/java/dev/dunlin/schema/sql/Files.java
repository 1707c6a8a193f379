package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.SqlDefinition;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import java.util.ArrayList;
import java.util.List;

/** The texts of files as statements: carried as they are, and undone as far as it is known how. */
final class Files {
    private Files() {}

    /** The whole text. */
    static Statement carry(SqlObject file) {
        return Statement.of(file.script());
    }

    /** What takes away what the text has created; nothing if one of its statements is not understood. */
    static List<Statement> remove(SqlObject file) {
        return statements(file.removal().orElse(List.of()));
    }

    /** Takes away what the new text does not replace, comments too, and carries that. */
    static List<Statement> alter(SqlObject from, SqlObject to) {
        List<Statement> statements = new ArrayList<>(statements(to.outdated(from)));
        if (statements.isEmpty()) {
            from.commented().stream()
                    .filter(thing -> !to.commented().contains(thing))
                    .forEach(thing -> statements.add(Statement.of("COMMENT ON " + thing.sql() + " IS NULL")));
        }
        statements.add(carry(to));
        return statements;
    }

    private static List<Statement> statements(List<SqlDefinition> definitions) {
        return definitions.stream()
                .map(SqlDefinition::removal)
                .map(SqlExpression::sql)
                .map(Statement::of)
                .toList();
    }
}
