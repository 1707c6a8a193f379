package dev.dunlin.benchmarks;

import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.generate.MigrationGenerator;
import dev.dunlin.schema.history.HistoryFiles;
import dev.dunlin.schema.history.MigrationFiles;
import dev.dunlin.schema.history.MigrationName;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Review;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The history of a project that was changed many times, as Dunlin would have written it. */
final class Histories {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int EDITS_PER_TABLE = 5;

    private final List<MigrationFiles> migrations = new ArrayList<>();
    private Schema schema = Schema.EMPTY;
    private int edits;

    private Histories() {}

    /** A history of that many migrations: tables come, and get columns and indexes, other names and other types. */
    static HistoryFiles of(int migrations) {
        Histories history = new Histories();
        while (history.migrations.size() < migrations) {
            history.edit();
        }
        return new HistoryFiles(
                "db/main", "provider=postgresql\nformat=1\n", history.migrations.subList(0, migrations));
    }

    private void edit() {
        int number = edits / EDITS_PER_TABLE;
        switch (edits % EDITS_PER_TABLE) {
            case 0 -> generate(Schemas.table(number), Hints.NONE);
            case 1 -> {
                Column added = Column.of("phone", Builtin.of("text")).withNullable(true);
                generate(withColumns(number, List::of, added), Hints.NONE);
            }
            case 2 -> {
                Table table = table(number);
                List<Index> indexes = new ArrayList<>(table.indexes());
                indexes.add(Index.of(table.name().name() + "_title_idx", "title"));
                generate(table.withIndexes(indexes), Hints.NONE);
            }
            case 3 -> {
                Subject renamed = Subject.column(Schemas.name(number), "remark");
                generate(
                        withColumns(
                                number,
                                column -> List.of(
                                        column.name().equals("note")
                                                ? column.withName("remark").withJavaName("remark")
                                                : column)),
                        new Hints(Map.of(renamed, "note"), Map.of(), Map.of(), Set.of()));
            }
            default ->
                generate(
                        withColumns(
                                number,
                                column -> column.name().equals("position")
                                        ? List.of(column.withType(Builtin.of("bigint")))
                                        : column.name().equals("tags") ? List.of() : List.of(column)),
                        Hints.NONE);
        }
        edits++;
    }

    private Table table(int number) {
        return schema.table(Schemas.name(number)).orElseThrow();
    }

    /** The table of that number with each of its columns replaced, and these added. */
    private Table withColumns(int number, Function<Column, List<Column>> change, Column... added) {
        Table table = table(number);
        List<Column> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.addAll(change.apply(column)));
        columns.addAll(List.of(added));
        return table.withColumns(columns);
    }

    private void generate(Table table, Hints hints) {
        TreeMap<QualifiedName, Table> tables = new TreeMap<>(schema.tables());
        tables.put(table.name(), table);
        Schema next = Schemas.of(List.copyOf(tables.values()));
        Review review = Review.of(schema, next, hints, PlanOptions.online(Schemas.HOME), Set.of());
        MigrationName name = new MigrationName(START.plusMinutes(edits), "edit_" + edits);
        migrations.addAll(MigrationGenerator.generate(review.plan(), name, Set.of(), Schemas.HOME));
        schema = next;
    }
}
