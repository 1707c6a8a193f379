package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.schema.model.Constraint;
import java.util.List;
import java.util.stream.Stream;

/** Reads unique constraints. */
final class UniqueReader {
    static final int NULLS_NOT_DISTINCT_SERVER = 15;

    private final Context context;
    private final ColumnLookup lookup;

    UniqueReader(Context context) {
        this.context = context;
        this.lookup = new ColumnLookup(context.problems());
    }

    void read(DraftTable table) {
        TableAnnotation.all(table.group, "Unique").forEach(unique -> read(table, unique));
    }

    private void read(DraftTable table, TableAnnotation unique) {
        AnnotationUse use = unique.use();
        Spot spot = unique.spot();
        List<DraftColumn> columns = use.texts("columns").isEmpty()
                ? unique.ownColumns()
                : lookup.columns(unique.scope(), use.texts("columns"), spot.value("columns"));
        List<DraftColumn> include = lookup.columns(unique.scope(), use.texts("include"), spot.value("include"));
        if (use.flag("nullsNotDistinct", false)) {
            new ServerRule(context)
                    .check("nullsNotDistinct", NULLS_NOT_DISTINCT_SERVER, spot.value("nullsNotDistinct"));
        }
        if (columns.isEmpty()) {
            new EmptyRule(context.problems()).check("Unique", use, unique.member(), spot);
            return;
        }
        String name = use.text("name").orElse("");
        new NameRule(context.problems()).check(name, spot.value("name"));
        Constraint constraint = new Constraint.Unique(
                name,
                ColumnLookup.names(columns),
                ColumnLookup.names(include),
                use.flag("nullsNotDistinct", false),
                new Deferrals(context.problems()).read(use, spot),
                new Comments(context).read(use, spot));
        List<String> parts = Stream.concat(columns.stream(), include.stream())
                .map(DraftColumn::name)
                .toList();
        table.constraints.add(new DraftConstraint(constraint, parts, spot));
    }
}
