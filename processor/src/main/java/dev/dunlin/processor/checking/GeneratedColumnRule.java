package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;

/**
 * Rule: PostgreSQL can generate a column, and what depends on one that is virtual can be (PostgreSQL manual, section
 * "Generated Columns", and {@code CREATE TABLE}).
 */
final class GeneratedColumnRule {
    private final Context context;

    GeneratedColumnRule(Context context) {
        this.context = context;
    }

    void check(DraftTable table) {
        for (DraftColumn column : table.columns()) {
            if (column.defaultValue() instanceof DefaultValue.Generated generated) {
                checkReads(table, column, generated.sql());
                if (!generated.stored()) {
                    checkType(column);
                    checkOptions(column);
                }
            }
        }
        List<DraftColumn> virtual =
                table.columns().stream().filter(DraftColumn::isVirtual).toList();
        if (!virtual.isEmpty()) {
            table.constraints.forEach(constraint -> checkConstraint(virtual, constraint));
            table.indexes.forEach(index -> virtual.stream()
                    .filter(column -> index.value().dependsOn(column.name()))
                    .forEach(column -> refuse(column, "An index", index.spot())));
        }
    }

    /** Relations are read later than the rest. */
    void checkRelation(List<DraftColumn> columns, Spot spot) {
        columns.stream().filter(DraftColumn::isVirtual).forEach(column -> refuse(column, "A relation", spot));
    }

    private void checkConstraint(List<DraftColumn> virtual, DraftConstraint constraint) {
        Constraint value = constraint.value();
        if (value.hasIndex()) {
            String what = value instanceof Constraint.Exclude ? "An exclusion constraint" : "A key";
            virtual.stream()
                    .filter(column -> value.dependsOn(column.name()))
                    .forEach(column -> refuse(column, what, constraint.spot()));
        }
    }

    private void refuse(DraftColumn column, String what, Spot spot) {
        context.add(spot.problem(Code.VIRTUAL_COLUMN, "\"%s\" is a virtual column".formatted(column.javaName()))
                .because(what + " needs values that are stored, and a virtual column has none.")
                .fix("Store it: remove virtual = true"));
    }

    private void checkReads(DraftTable table, DraftColumn column, SqlExpression sql) {
        Spot spot = column.spot().annotation("Column").value("generatedAs");
        for (DraftColumn other : table.columns()) {
            if (other.isGenerated() && sql.reads(other.name())) {
                report(
                        spot,
                        "\"%s\" is a generated column, too".formatted(other.javaName()),
                        "The expression of a generated column reads only columns that are not.",
                        "Write the expression of %s in its place.".formatted(other.javaName()));
            }
        }
        if (sql.says("select")
                && table.columns().stream().noneMatch(each -> each.name().equals("select"))) {
            report(
                    spot,
                    "\"SELECT\" is not for a generated column",
                    "Its expression reads other columns of the same row, and nothing else.",
                    "Compute it in a view, or keep it up to date with a trigger in the history's folder of objects.");
        }
    }

    /** PostgreSQL 18 computes virtual columns with its own types and functions only. */
    private void checkType(DraftColumn column) {
        ColumnType type = column.type() instanceof ColumnType.ArrayOf array ? array.element() : column.type();
        if (!(type instanceof ColumnType.Builtin) && !type.equals(ColumnTypeReader.UNKNOWN)) {
            report(
                    column.spot().annotation("Column").value("virtual"),
                    "\"virtual\" is not for %s".formatted(column.type()),
                    "A virtual column is of a type of PostgreSQL itself.",
                    "Store it: remove virtual = true");
        }
    }

    private void checkOptions(DraftColumn column) {
        if (!column.options().equals(ColumnOptions.NONE)) {
            Spot spot = column.spot().annotation("Column").value("virtual");
            context.add(spot.problem(Code.COLUMN_OPTION, "\"virtual\" is not for a column with options")
                    .because("A virtual column keeps no values.")
                    .fix("Remove storage, compression and statistics."));
        }
    }

    private void report(Spot spot, String what, String why, String fix) {
        context.add(spot.problem(Code.GENERATED_COLUMN, what).because(why).fix(fix));
    }
}
