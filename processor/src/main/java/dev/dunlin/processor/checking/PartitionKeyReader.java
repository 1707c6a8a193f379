package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.PartitionKey.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads by what a table or partition is divided. Rule: PostgreSQL can divide by it. */
final class PartitionKeyReader {
    private static final int MAX_PARTS = 32;

    private final Context context;
    private final ColumnLookup lookup;
    private final Expressions expressions;

    PartitionKeyReader(Context context) {
        this.context = context;
        this.lookup = new ColumnLookup(context.problems());
        this.expressions = new Expressions(context.problems());
    }

    /** The key of an annotation with {@code by} and {@code columns}; empty if something is wrong, which is said. */
    Optional<PartitionKey> read(DraftTable table, AnnotationUse use, Spot spot) {
        Spot at = spot.value("columns");
        List<String> texts = use.texts("columns");
        List<Index.Part> parts = new ArrayList<>();
        texts.forEach(text -> parts.addAll(part(table, text, at)));
        Strategy strategy = Strategy.valueOf(use.constant("by").orElse("RANGE"));
        if (texts.isEmpty()) {
            context.add(spot.problem(Code.PARTITION_KEY, "\"@%s\" names no columns".formatted(use.name()))
                    .because("Something has to decide into which partition a row belongs.")
                    .fix("Write for example: columns = \"createdAt\""));
        } else if (parts.size() > 1 && strategy == Strategy.LIST) {
            context.add(at.problem(Code.PARTITION_KEY, "\"%s\" is more than one column".formatted(shown(texts)))
                    .because("PostgreSQL divides by a list of the values of one.")
                    .fix("Name one column, and divide the partitions further: @Partition(…, columns = \"…\")"));
        } else if (parts.size() > MAX_PARTS) {
            context.add(at.problem(Code.PARTITION_KEY, "\"%d\" columns are too many".formatted(parts.size()))
                    .because("PostgreSQL divides by at most %d.".formatted(MAX_PARTS))
                    .fix("Name fewer columns."));
        } else if (parts.size() == texts.size()) {
            return Optional.of(new PartitionKey(strategy, parts));
        }
        return Optional.empty();
    }

    private static String shown(List<String> texts) {
        return String.join(", ", texts);
    }

    private List<Index.Part> part(DraftTable table, String text, Spot spot) {
        Optional<IndexColumn> entry = IndexColumn.parse(table.group, text).filter(found -> !found.hasOrder());
        if (entry.isEmpty()) {
            context.add(spot.problem(Code.PARTITION_KEY, "\"%s\" is not part of a partition key".formatted(text))
                    .because("It has the form: name [COLLATE collation] [operator class]; an expression stands in"
                            + " parentheses.")
                    .fix("Write for example: columns = {\"tenantId\", \"(lower(email))\"}"));
            return List.of();
        }
        return part(table, entry.get(), spot);
    }

    private List<Index.Part> part(DraftTable table, IndexColumn entry, Spot spot) {
        if (entry.name() == null) {
            return expressions.read(String.valueOf(entry.expression()), "columns", spot).stream()
                    .map(entry::of)
                    .toList();
        }
        List<DraftColumn> columns = lookup.column(table.group, entry.name(), spot);
        columns.forEach(column -> checkStored(column, spot));
        return columns.stream().map(entry::of).toList();
    }

    private void checkStored(DraftColumn column, Spot spot) {
        if (column.toColumn().isGenerated()) {
            context.add(spot.problem(Code.PARTITION_KEY, "\"%s\" is a generated column".formatted(column.javaName()))
                    .because("PostgreSQL computes it only when it knows the partition.")
                    .fix("Divide by what it is computed from, or by the expression itself in parentheses."));
        }
    }
}
