package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Functions of files that go, for good or to be made anew; PostgreSQL refuses that while something calls them (2BP01). */
final class LostFunctions {
    private LostFunctions() {}

    /** Their names without their PostgreSQL schemas; those too that go on the way back. */
    static Set<String> of(Draft draft) {
        Set<String> lost = new TreeSet<>();
        for (Change change : draft.changes()) {
            if (change instanceof ObjectChange.DropObject drop && drop.object() instanceof SqlObject file) {
                lost.addAll(file.routines());
            }
        }
        for (SchemaObject present : draft.objects().values()) {
            if (present instanceof SqlObject file) {
                SchemaObject wanted = draft.wanted().objects().get(file.id());
                if (file.equals(wanted)) {
                    continue;
                }
                if (wanted instanceof SqlObject now) {
                    now.outdated(file).forEach(each -> lost.addAll(each.provides()));
                    file.outdated(now).forEach(each -> lost.addAll(each.provides()));
                } else {
                    lost.addAll(file.routines());
                }
            }
        }
        return lost;
    }

    /** Whether an expression of a table calls one of them. */
    static boolean isUsed(Table table, Set<String> functions) {
        return table.columns().stream().anyMatch(column -> isCalled(column, functions))
                || table.constraints().stream()
                        .flatMap(constraint -> constraint.expressions().stream())
                        .anyMatch(sql -> isCalled(sql, functions))
                || table.indexes().stream()
                        .flatMap(index -> index.expressions().stream())
                        .anyMatch(sql -> isCalled(sql, functions))
                || table.rowSecurity().policies().stream()
                        .flatMap(policy -> policy.conditions().stream())
                        .anyMatch(sql -> isCalled(sql, functions));
    }

    static boolean isCalled(Column column, Set<String> functions) {
        return (column.defaultValue() instanceof DefaultValue.Expression value && isCalled(value.sql(), functions))
                || (column.defaultValue() instanceof DefaultValue.Generated generated
                        && isCalled(generated.sql(), functions));
    }

    static boolean isCalled(SqlExpression sql, Set<String> functions) {
        return !functions.isEmpty() && !Collections.disjoint(sql.calls(), functions);
    }
}
