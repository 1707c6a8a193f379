package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint.Action;
import java.util.List;
import java.util.Set;

/** Rule: what happens to the rows of a relation when their target goes or changes can happen. */
final class ActionRule {
    private static final Set<Action> WRITING = Set.of(Action.SET_NULL, Action.SET_DEFAULT);

    private final Problems problems;

    ActionRule(Problems problems) {
        this.problems = problems;
    }

    /** Checks that columns that are to be set to null or to their default can be. */
    void check(Action action, List<DraftColumn> columns, Spot spot) {
        for (DraftColumn column : columns) {
            if (action == Action.SET_NULL && !column.nullable()) {
                problems.add(spot.problem(Code.SET_NULL_REQUIRED, "\"%s\" is required".formatted(column.javaName()))
                        .because("SET_NULL would set it to null when the row that it refers to goes.")
                        .fix("Write: @Nullable %s %s — or another action, for example: onDelete = CASCADE"
                                .formatted(column.javaType(), column.component().name())));
            }
            if (action == Action.SET_DEFAULT && !column.nullable() && column.defaultValue() == null) {
                problems.add(
                        spot.problem(
                                        Code.SET_DEFAULT_WITHOUT_DEFAULT,
                                        "\"%s\" is required and has no default".formatted(column.javaName()))
                                .because("SET_DEFAULT would have nothing to set it to.")
                                .fix(
                                        "Write: @Column(defaultValue = \"…\") — or another action, for example: onDelete = CASCADE"));
            }
        }
    }

    /** Checks that columns that are named for a deletion are set by it. */
    void checkColumns(Action onDelete, AnnotationUse use, Spot spot) {
        if (!use.texts("onDeleteColumns").isEmpty() && !WRITING.contains(onDelete)) {
            problems.add(spot.value("onDeleteColumns")
                    .problem(Code.ON_DELETE_COLUMNS, "\"onDeleteColumns\" says nothing beside %s".formatted(onDelete))
                    .because("Only SET_NULL and SET_DEFAULT set columns.")
                    .fix("Remove it, or write: onDelete = SET_NULL"));
        }
    }

    /** Checks that nothing would write a generated column (PostgreSQL manual, section "Generated Columns"). */
    void checkGenerated(Action onDelete, Action onUpdate, List<DraftColumn> columns, Spot spot) {
        columns.stream().filter(DraftColumn::isGenerated).forEach(column -> {
            if (WRITING.contains(onDelete)) {
                report(column, onDelete, spot.value("onDelete"));
            }
            if (WRITING.contains(onUpdate) || onUpdate == Action.CASCADE) {
                report(column, onUpdate, spot.value("onUpdate"));
            }
        });
    }

    private void report(DraftColumn column, Action action, Spot spot) {
        problems.add(spot.problem(Code.GENERATED_RELATION, "\"%s\" is generated".formatted(column.javaName()))
                .because("%s would write it, and only its expression can.".formatted(action))
                .fix("Write NO_ACTION or RESTRICT."));
    }
}
