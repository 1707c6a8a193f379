package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.Optional;

/** Reads checks. Inside an embedded record, columns are called as that record calls them. */
final class CheckReader {
    private final Context context;

    CheckReader(Context context) {
        this.context = context;
    }

    void read(DraftTable table) {
        TableAnnotation.all(table.group, "Check").forEach(check -> read(table, check));
    }

    private void read(DraftTable table, TableAnnotation check) {
        AnnotationUse use = check.use();
        Spot spot = check.spot();
        Optional<SqlExpression> expression =
                new Expressions(context.problems()).read(use.written("value").orElse(""), "value", spot.value("value"));
        String name = use.text("name").orElse("");
        new NameRule(context.problems()).check(name, spot.value("name"));
        expression.ifPresent(sql -> {
            SqlExpression condition = sql.renamed(check.scope().renames());
            Constraint constraint = new Constraint.Check(
                    name,
                    condition,
                    use.flag("noInherit", false),
                    use.flag("valid", true),
                    new Comments(context).read(use, spot));
            table.constraints.add(new DraftConstraint(constraint, parts(check), spot));
        });
    }

    /** The column that it stands on, whose name becomes part of its own. */
    private static List<String> parts(TableAnnotation check) {
        List<DraftColumn> columns = check.ownColumns();
        return columns.size() == 1 ? List.of(columns.get(0).name()) : List.of();
    }
}
