package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules: a relation leads to a table of the history, to a key of it, and has as many columns as the key. */
final class RelationTarget {
    private final Context context;
    private final Map<TypeName, DraftTable> tables;

    RelationTarget(Context context, Map<TypeName, DraftTable> tables) {
        this.context = context;
        this.tables = tables;
    }

    /** The table that a relation leads to. */
    Optional<DraftTable> table(TableAnnotation relation) {
        Optional<TypeUse> to = relation.use().type("to").filter(TypeUse::isResolved);
        if (to.isEmpty()) {
            return Optional.empty();
        }
        Spot spot = relation.spot().value("to");
        if (!(to.get() instanceof TypeUse.Declared declared)) {
            notATable(to.get(), spot);
            return Optional.empty();
        }
        DraftTable table = tables.get(declared.name());
        if (table == null) {
            explain(declared, spot);
        }
        return Optional.ofNullable(table);
    }

    private void explain(TypeUse.Declared target, Spot spot) {
        boolean isTable = context.sources()
                .find(target.name())
                .filter(found -> found.isAnnotated("Table"))
                .isPresent();
        if (!isTable) {
            notATable(target, spot);
            return;
        }
        String owner = context.sources()
                .foreignHistory(target.name())
                .map(history -> "It belongs to history \"%s\".".formatted(history))
                .orElse("It belongs to another history, or to none.");
        context.add(spot.problem(
                        Code.TARGET_IN_OTHER_HISTORY,
                        "\"%s\" is not a table of history \"%s\""
                                .formatted(target, context.settings().history()))
                .because(owner + " Histories are migrated independently, so neither may count on the other's tables.")
                .fix("Remove the relation, or declare here what is known of the table: "
                        + "@Table(value = \"…\", managed = false) record %sReference(@Id …) {}".formatted(target)));
    }

    private void notATable(TypeUse target, Spot spot) {
        context.add(spot.problem(Code.TARGET_NOT_TABLE, "\"%s\" is not a table".formatted(target))
                .because("A relation leads to a record with @Table.")
                .fix("Annotate the record with @Table, or remove the relation."));
    }

    /** The columns of the key that a relation refers to, pairwise with its own. */
    Optional<List<DraftColumn>> key(TableAnnotation relation, List<DraftColumn> columns, DraftTable target) {
        AnnotationUse use = relation.use();
        boolean written = use.has("references");
        Spot spot = written ? relation.spot().value("references") : relation.spot();
        List<DraftColumn> key = written
                ? written(use, target, spot)
                : primary(target, relation.spot().value("to"));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (key.size() != columns.size()) {
            count(use, columns, key, target, spot);
            return Optional.empty();
        }
        return Optional.of(key);
    }

    private List<DraftColumn> primary(DraftTable target, Spot spot) {
        Optional<List<DraftColumn>> key = target.primaryKey();
        if (key.isEmpty()) {
            context.add(spot.problem(Code.TARGET_WITHOUT_KEY, "\"%s\" has no primary key".formatted(shown(target)))
                    .because("A relation needs to know which row it means.")
                    .fix("Write @Id on the key of %s, or name a unique key: references = {\"…\"}"
                            .formatted(shown(target))));
        }
        return key.orElse(List.of());
    }

    private List<DraftColumn> written(AnnotationUse use, DraftTable target, Spot spot) {
        List<DraftColumn> columns =
                new ColumnLookup(context.problems()).columns(target.group, use.texts("references"), spot);
        boolean complete = columns.size() >= use.texts("references").size();
        if (!complete || columns.isEmpty() || isKey(target, columns)) {
            return complete ? columns : List.of();
        }
        String names = columns.stream().map(DraftColumn::javaName).collect(Collectors.joining(", "));
        String keys = keys(target).map(key -> String.join(", ", key)).sorted().collect(Collectors.joining("; "));
        context.add(spot.problem(Code.NOT_A_KEY, "\"%s\" is not a key of %s".formatted(names, shown(target)))
                .because(
                        keys.isEmpty()
                                ? "It has none that a relation could refer to."
                                : "A relation refers to a primary or unique key that is not deferrable: %s."
                                        .formatted(keys))
                .fix("Make it unique, write on %s: @Unique(columns = {%s})".formatted(shown(target), quoted(columns))));
        return List.of();
    }

    private static boolean isKey(DraftTable target, List<DraftColumn> columns) {
        Set<String> wanted = new HashSet<>(ColumnLookup.names(columns));
        return keys(target).anyMatch(key -> key.equals(wanted));
    }

    private static Stream<Set<String>> keys(DraftTable table) {
        Stream<Set<String>> constraints = table.constraints.stream()
                .map(constraint -> Constraint.keyColumns(constraint.value()))
                .flatMap(Stream::ofNullable)
                .map(TreeSet::new);
        Stream<Set<String>> indexes =
                table.indexes.stream().map(DraftIndex::value).flatMap(RelationTarget::uniqueColumns);
        return Stream.concat(constraints, indexes);
    }

    private static Stream<Set<String>> uniqueColumns(Index index) {
        boolean plain = index.unique()
                && index.where() == null
                && index.parts().stream().allMatch(part -> part.column() != null);
        return plain
                ? Stream.of(index.parts().stream()
                        .map(part -> String.valueOf(part.column()))
                        .collect(Collectors.toCollection(TreeSet::new)))
                : Stream.empty();
    }

    private void count(
            AnnotationUse use, List<DraftColumn> columns, List<DraftColumn> key, DraftTable target, Spot spot) {
        context.add(spot.problem(
                        Code.COLUMN_COUNT,
                        "\"%s\" is not as many columns as the key of %s"
                                .formatted(
                                        columns.stream()
                                                .map(DraftColumn::javaName)
                                                .collect(Collectors.joining(", ")),
                                        shown(target)))
                .because("It has %d: %s."
                        .formatted(
                                key.size(),
                                key.stream().map(DraftColumn::javaName).collect(Collectors.joining(", "))))
                .fix("Write on the record, with one column for each: @Relation(to = %s.class, columns = {%s})"
                        .formatted(
                                use.type("to").map(TypeUse::toString).orElse("…"),
                                key.stream().map(column -> "\"…\"").collect(Collectors.joining(", ")))));
    }

    private static String quoted(List<DraftColumn> columns) {
        return columns.stream().map(column -> '"' + column.javaName() + '"').collect(Collectors.joining(", "));
    }

    private static String shown(DraftTable table) {
        return table.record.name().nested();
    }
}
