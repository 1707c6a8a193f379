package dev.dunlin.cli.compare;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.sql.Ddl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements, and what is tried in their place if they fail.
 *
 * @param statements null if they cannot be written at all
 * @param about what is not answered if they fail: the name of a column, the identity of a file; null for nothing
 */
record Step(@Nullable List<String> statements, @Nullable Object about, List<Step> otherwise) {
    static Step of(Change change) {
        return of(change, null, List.of());
    }

    static Step of(Change change, @Nullable Object about, List<Step> otherwise) {
        try {
            List<String> statements = Ddl.statements(change, Fold.from(Schema.EMPTY), true).stream()
                    .map(dev.dunlin.schema.sql.Statement::sql)
                    .toList();
            return new Step(statements, about, otherwise);
        } catch (IllegalArgumentException e) {
            return new Step(null, about, otherwise);
        }
    }
}
