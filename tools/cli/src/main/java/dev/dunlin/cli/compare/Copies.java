package dev.dunlin.cli.compare;

import dev.dunlin.cli.compare.Answers.ColumnName;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;

/** How copies of tables are made, with what is asked about them. */
final class Copies {
    private static final ColumnType ANY_TYPE = ColumnType.Builtin.of("text");

    private final Places places;

    Copies(Places places) {
        this.places = places;
    }

    /** The table as an empty copy, then everything else one by one. */
    List<Step> steps(Table table) {
        List<Step> steps = new ArrayList<>();
        steps.add(copy(table));
        for (Column column : table.columns()) {
            steps.addAll(column(table, column));
        }
        for (Constraint constraint : table.constraints()) {
            steps.add(Step.of(new KeyChange.AddConstraint(table.name(), constraint)));
        }
        for (Index index : table.indexes()) {
            steps.add(Step.of(new KeyChange.AddIndex(table.name(), index)));
        }
        for (Policy policy : table.rowSecurity().policies()) {
            steps.add(Step.of(new RowSecurityChange.AddPolicy(table.name(), policy)));
        }
        return steps;
    }

    /** The table as an empty copy; columns whose types are not there are texts. */
    Step copy(Table table) {
        List<Column> plain = table.columns().stream()
                .filter(column -> !column.isGenerated())
                .map(Copies::plain)
                .toList();
        Table bare = table.withColumns(plain)
                .withConstraints(List.of())
                .withIndexes(List.of())
                .withRowSecurity(RowSecurity.NONE);
        List<Step> byColumn = new ArrayList<>();
        byColumn.add(
                Step.of(new TableChange.CreateTable(bare.withColumns(List.of()).withPartitioning(null))));
        for (Column column : plain) {
            Step any = Step.of(new ColumnChange.AddColumn(table.name(), column.withType(ANY_TYPE), null));
            byColumn.add(
                    Step.of(new ColumnChange.AddColumn(table.name(), column, null), name(table, column), List.of(any)));
        }
        Partitioning partitioning = table.partitioning();
        if (partitioning == null) {
            return Step.of(new TableChange.CreateTable(bare), null, byColumn);
        }
        Step undivided = Step.of(new TableChange.CreateTable(bare.withPartitioning(null)), null, byColumn);
        Step divided = Step.of(
                new TableChange.CreateTable(bare.withPartitioning(partitioning.withPartitions(List.of()))),
                null,
                List.of(undivided));
        return Step.of(new TableChange.CreateTable(bare), null, List.of(divided));
    }

    private static Column plain(Column column) {
        return new Column(column.name(), column.type(), true, null, column.collation(), null, null);
    }

    private List<Step> column(Table table, Column column) {
        Column plain = plain(column);
        List<Step> steps = new ArrayList<>();
        if (column.isGenerated()) {
            Step other = Step.of(new ColumnChange.AddColumn(table.name(), plain, null));
            Column generated = plain.withDefault(column.defaultValue());
            steps.add(Step.of(
                    new ColumnChange.AddColumn(table.name(), generated, null), name(table, column), List.of(other)));
        } else if (column.defaultValue() != null) {
            Column valued = plain.withDefault(column.defaultValue());
            Change change = new ColumnChange.AlterColumn(table.name(), plain, valued, null, null);
            steps.add(Step.of(change, name(table, column), List.of()));
        }
        if (!column.options().equals(plain.options())) {
            Column kept = plain.withOptions(column.options());
            Change change = new ColumnChange.AlterColumn(table.name(), plain, kept, null, null);
            steps.add(Step.of(change, name(table, column), List.of()));
        }
        return steps;
    }

    private ColumnName name(Table table, Column column) {
        return new ColumnName(places.origin(table.name()), column.name());
    }
}
