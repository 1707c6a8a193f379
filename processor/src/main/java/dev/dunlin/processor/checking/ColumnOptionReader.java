package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnOptions.Storage;
import dev.dunlin.schema.model.ColumnType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule: a column's values can be kept as it is asked (PostgreSQL manual, {@code ALTER TABLE}). */
final class ColumnOptionReader {
    private static final int COMPRESSION_SERVER = 14;
    private static final int MAX_STATISTICS = 10_000;
    private static final Set<String> METHODS = Set.of("pglz", "lz4");

    private final Context context;

    ColumnOptionReader(Context context) {
        this.context = context;
    }

    ColumnOptions read(AnnotationUse column, ColumnType type, Spot spot) {
        return new ColumnOptions(
                storage(column, type, spot.value("storage")),
                compression(column, type, spot.value("compression")),
                statistics(column, spot.value("statistics")));
    }

    private @Nullable Storage storage(AnnotationUse column, ColumnType type, Spot spot) {
        Storage storage = column.constant("storage")
                .filter(name -> !name.equals("DEFAULT"))
                .map(Storage::valueOf)
                .orElse(null);
        if (storage != null && storage != Storage.PLAIN && isShort(type)) {
            report("\"%s\" is not for %s".formatted(storage, type), spot);
        }
        return storage;
    }

    private @Nullable String compression(AnnotationUse column, ColumnType type, Spot spot) {
        String method = column.text("compression").orElse(null);
        if (method == null) {
            return null;
        }
        new ServerRule(context).check("compression", COMPRESSION_SERVER, spot);
        if (!METHODS.contains(method)) {
            context.add(spot.problem(Code.COLUMN_OPTION, "\"%s\" is not a way to compress".formatted(method))
                    .fix("Write pglz or lz4."));
        } else if (isShort(type)) {
            report("\"%s\" is not for %s".formatted(method, type), spot);
        }
        return method;
    }

    private @Nullable Integer statistics(AnnotationUse column, Spot spot) {
        Integer statistics =
                column.number("statistics").filter(number -> number != -1).orElse(null);
        if (statistics != null && (statistics < 0 || statistics > MAX_STATISTICS)) {
            context.add(spot.problem(Code.COLUMN_OPTION, "\"%d\" is not a statistics target".formatted(statistics))
                    .because("It is from 0 to %d.".formatted(MAX_STATISTICS))
                    .fix("Write for example: statistics = 1000"));
        }
        return statistics;
    }

    private static boolean isShort(ColumnType type) {
        return type instanceof ColumnType.Defined || Storage.of(type) == Storage.PLAIN;
    }

    private void report(String what, Spot spot) {
        context.add(spot.problem(Code.COLUMN_OPTION, what)
                .because("Values of the type are never long, so they stay in the row as they are.")
                .fix("Remove it."));
    }
}
