package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Rule: what a table inherits is a table of the history, and columns that both declare are declared alike. They are the
 * parent's, and change with it.
 */
final class InheritanceReader {
    private static final String MEMBER = "inherits";

    private final Context context;
    private final Map<TypeName, DraftTable> tables;

    InheritanceReader(Context context, Map<TypeName, DraftTable> tables) {
        this.context = context;
        this.tables = tables;
    }

    void read(List<DraftTable> all) {
        for (DraftTable table : all) {
            List<DraftTable> parents = parents(table);
            List<QualifiedName> names =
                    parents.stream().map(parent -> parent.name).distinct().toList();
            table.options = table.options.withInherits(names);
            Set<DraftTable> inherited = new LinkedHashSet<>();
            parents.forEach(parent -> addAncestors(parent, inherited));
            inherited.forEach(ancestor -> inherit(table, ancestor));
        }
    }

    private List<DraftTable> parents(DraftTable table) {
        Spot spot = table.spot.annotation("Table").value(MEMBER);
        List<DraftTable> parents = new ArrayList<>();
        for (TypeUse type : types(table)) {
            DraftTable parent = type instanceof TypeUse.Declared declared ? tables.get(declared.name()) : null;
            if (parent == null && type.isResolved()) {
                context.add(spot.problem(Code.INHERITED_TABLE, "\"%s\" is not a table of this history".formatted(type))
                        .because("A table inherits the columns of another one, which changes with it.")
                        .fix("Annotate the record with @Table in a package of the history, or embed it: @Embedded"));
            } else if (parent != null && isAncestor(table, parent)) {
                context.add(spot.problem(
                                Code.INHERITED_TABLE,
                                "\"%s\" inherits itself"
                                        .formatted(table.record.name().nested()))
                        .fix("Remove one of the tables from inherits."));
            } else if (parent != null && parent.partitionKey != null) {
                context.add(spot.problem(
                                Code.INHERITED_TABLE,
                                "\"%s\" is partitioned"
                                        .formatted(parent.record.name().nested()))
                        .because("Only its partitions can inherit a partitioned table.")
                        .fix("Remove it from inherits, or embed its columns: @Embedded"));
            } else if (parent != null) {
                parents.add(parent);
            }
        }
        return parents;
    }

    private boolean isAncestor(DraftTable table, DraftTable of) {
        Set<DraftTable> ancestors = new LinkedHashSet<>();
        addAncestors(of, ancestors);
        return ancestors.contains(table);
    }

    /** Adds a table and all that it inherits. */
    private void addAncestors(DraftTable table, Set<DraftTable> found) {
        if (found.add(table)) {
            types(table).stream()
                    .filter(TypeUse.Declared.class::isInstance)
                    .map(type -> tables.get(((TypeUse.Declared) type).name()))
                    .filter(Objects::nonNull)
                    .forEach(parent -> addAncestors(parent, found));
        }
    }

    private static List<TypeUse> types(DraftTable table) {
        return table.record.annotation("Table").map(use -> use.types(MEMBER)).orElse(List.of());
    }

    private void inherit(DraftTable table, DraftTable parent) {
        for (DraftColumn column : table.columns()) {
            Optional<DraftColumn> inherited = parent.columns().stream()
                    .filter(other -> other.name().equals(column.name()))
                    .findFirst();
            inherited.ifPresent(other -> {
                boolean isFirst = table.inherited.add(column);
                if (isFirst && !isAlike(column, other)) {
                    unlike(column, other, parent);
                }
            });
        }
    }

    /** An identity is not inherited, and a default need not be repeated. */
    private static boolean isAlike(DraftColumn column, DraftColumn parent) {
        boolean sameDefault =
                column.defaultValue() == null || column.defaultValue().equals(parent.defaultValue());
        return column.type().equals(parent.type())
                && column.nullable() == parent.nullable()
                && Objects.equals(column.collation(), parent.collation())
                && sameDefault;
    }

    private void unlike(DraftColumn column, DraftColumn parent, DraftTable owner) {
        context.add(column.spot()
                .problem(
                        Code.INHERITED_COLUMN,
                        "\"%s\" is not declared as in %s"
                                .formatted(
                                        column.javaName(), owner.record.name().nested()))
                .because("It is inherited, and there it is %s %s%s."
                        .formatted(
                                parent.nullable() ? "a nullable" : "a required",
                                parent.type(),
                                parent.defaultValue() == null ? " without a default" : " with its default"))
                .fix("Declare it alike, leave it out, or give it another name: @Column(name = \"…\")"));
    }
}
