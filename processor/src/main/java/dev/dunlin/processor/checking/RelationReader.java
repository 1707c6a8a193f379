package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads relations, when the keys of all tables are known. */
final class RelationReader {
    private static final int ON_DELETE_COLUMNS_SERVER = 15;

    private final Context context;
    private final RelationTarget targets;
    private final ColumnLookup lookup;

    RelationReader(Context context, Map<TypeName, DraftTable> tables) {
        this.context = context;
        this.targets = new RelationTarget(context, tables);
        this.lookup = new ColumnLookup(context.problems());
    }

    void read(DraftTable table) {
        RelationIndexes indexes = new RelationIndexes();
        TableAnnotation.all(table.group, "Relation").forEach(relation -> read(table, relation, indexes));
        if (table.managed) {
            indexes.addTo(table);
        }
    }

    private void read(DraftTable table, TableAnnotation relation, RelationIndexes indexes) {
        AnnotationUse use = relation.use();
        Spot spot = relation.spot();
        List<DraftColumn> columns = use.texts("columns").isEmpty()
                ? relation.ownColumns()
                : lookup.columns(relation.scope(), use.texts("columns"), spot.value("columns"));
        Optional<DraftTable> target = targets.table(relation);
        if (columns.isEmpty()) {
            new EmptyRule(context.problems()).check("Relation", use, relation.member(), spot);
            return;
        }
        target.ifPresent(found -> targets.key(relation, columns, found)
                .ifPresent(references -> add(table, relation, columns, found, references)));
        if (use.flag("index", true)) {
            indexes.want(columns, spot);
        }
    }

    private void add(
            DraftTable table,
            TableAnnotation relation,
            List<DraftColumn> columns,
            DraftTable target,
            List<DraftColumn> references) {
        AnnotationUse use = relation.use();
        Spot spot = relation.spot();
        new GeneratedColumnRule(context).checkRelation(columns, spot);
        new KeyTypeRule(context).check(columns, references, target, spot);
        new UnloggedRule(context).check(table, target, spot);
        String name = use.text("name").orElse("");
        new NameRule(context.problems()).check(name, spot.value("name"));
        List<DraftColumn> set = onDeleteColumns(relation, columns);
        Action onDelete = use.constant("onDelete")
                .map(Action::valueOf)
                .orElseGet(() -> set.isEmpty() ? onDelete(columns) : Action.SET_NULL);
        Action onUpdate = use.constant("onUpdate").map(Action::valueOf).orElse(onUpdate(columns));
        ActionRule actions = new ActionRule(context.problems());
        actions.check(onDelete, set.isEmpty() ? columns : set, spot.value("onDelete"));
        actions.checkColumns(onDelete, use, spot);
        actions.check(onUpdate, columns, spot.value("onUpdate"));
        actions.checkGenerated(onDelete, onUpdate, columns, spot);
        Constraint key = new Constraint.ForeignKey(
                name,
                ColumnLookup.names(columns),
                target.name,
                ColumnLookup.names(references),
                onDelete,
                ColumnLookup.names(set),
                onUpdate,
                use.constant("match").filter("FULL"::equals).isPresent(),
                new Deferrals(context.problems()).read(use, spot),
                use.flag("valid", true),
                new Comments(context).read(use, spot));
        table.constraints.add(new DraftConstraint(key, ColumnLookup.names(columns), spot));
    }

    /** The columns of the relation that a deletion sets, where they are named. */
    private List<DraftColumn> onDeleteColumns(TableAnnotation relation, List<DraftColumn> columns) {
        AnnotationUse use = relation.use();
        Spot spot = relation.spot().value("onDeleteColumns");
        if (!use.texts("onDeleteColumns").isEmpty()) {
            new ServerRule(context).check("onDeleteColumns", ON_DELETE_COLUMNS_SERVER, spot);
        }
        List<DraftColumn> set = lookup.columns(relation.scope(), use.texts("onDeleteColumns"), spot);
        set.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> context.add(spot.problem(
                                Code.ON_DELETE_COLUMNS,
                                "\"%s\" is not a column of the relation".formatted(column.javaName()))
                        .because("Only its own columns are set when its target goes.")
                        .fix("Name some of: %s"
                                .formatted(columns.stream()
                                        .map(DraftColumn::javaName)
                                        .collect(Collectors.joining(", "))))));
        return set.stream().filter(columns::contains).toList();
    }

    /** Where all columns may be null, the row outlives its target; a generated column cannot be set to null. */
    private static Action onDelete(List<DraftColumn> columns) {
        boolean nullable = columns.stream().allMatch(column -> column.nullable() && !column.isGenerated());
        return nullable ? Action.SET_NULL : Action.RESTRICT;
    }

    private static Action onUpdate(List<DraftColumn> columns) {
        return columns.stream().anyMatch(DraftColumn::isGenerated) ? Action.NO_ACTION : Action.CASCADE;
    }
}
