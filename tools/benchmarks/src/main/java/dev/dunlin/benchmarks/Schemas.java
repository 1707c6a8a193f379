package dev.dunlin.benchmarks;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Schemas of any size. Two that are built alike are equal and share no object. */
final class Schemas {
    /** The PostgreSQL schema of everything. */
    static final String HOME = "public";

    private static final QualifiedName STATUS = new QualifiedName(HOME, "status");

    private Schemas() {}

    /** Tables of 12 columns, one relation to another one of them, and two indexes. */
    static Schema of(int tables) {
        List<Table> all = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            all.add(table(i));
        }
        return of(all);
    }

    /** The same, with one column of the table in the middle longer than before. */
    static Schema changed(int tables) {
        Schema schema = of(tables);
        Table table = schema.table(name(tables / 2)).orElseThrow();
        List<Column> columns = new ArrayList<>(table.columns());
        columns.replaceAll(
                column -> column.name().equals("code") ? column.withType(Builtin.of("varchar", 80)) : column);
        TreeMap<QualifiedName, Table> all = new TreeMap<>(schema.tables());
        all.put(table.name(), table.withColumns(columns));
        return new Schema(schema.extensions(), schema.enums(), all);
    }

    /** A schema of these tables. */
    static Schema of(List<Table> tables) {
        return Schema.of(List.of(), List.of(EnumType.of(STATUS, "OPEN", "PAID", "CLOSED")), tables);
    }

    static QualifiedName name(int number) {
        return new QualifiedName(HOME, "table_%05d".formatted(number));
    }

    /** A table of that number, which refers to one of a lower number, or to itself if it is the first. */
    static Table table(int number) {
        QualifiedName name = name(number);
        QualifiedName target = name(target(number));
        List<Column> columns = List.of(
                column("id", Builtin.of("uuid"), false)
                        .withDefault(new DefaultValue.Expression(new SqlExpression("gen_random_uuid()"))),
                column("owner_id", Builtin.of("uuid"), true),
                column("code", Builtin.of("varchar", 40), false),
                column("title", Builtin.of("text"), false),
                column("note", Builtin.of("text"), true),
                column("amount", Builtin.of("numeric", 10, 2), false).withDefault(new DefaultValue.Literal("0")),
                column("status", new ColumnType.Defined(STATUS), false).withDefault(new DefaultValue.Literal("OPEN")),
                column("active", Builtin.of("boolean"), false).withDefault(new DefaultValue.Literal("true")),
                column("tags", new ColumnType.ArrayOf(Builtin.of("text")), false),
                column("position", Builtin.of("integer"), false),
                column("created_at", Builtin.of("timestamptz"), false)
                        .withDefault(new DefaultValue.Expression(new SqlExpression("now()"))),
                column("updated_at", Builtin.of("timestamptz"), true));
        Constraint relation = new Constraint.ForeignKey(
                name.name() + "_owner_id_fkey",
                List.of("owner_id"),
                target,
                List.of("id"),
                Constraint.Action.SET_NULL,
                Constraint.Action.CASCADE,
                false,
                Constraint.Deferral.NOT_DEFERRABLE,
                true);
        return new Table(
                name,
                "org.example.Table" + number,
                true,
                columns,
                List.of(new Constraint.PrimaryKey(name.name() + "_pkey", List.of("id")), relation),
                List.of(
                        Index.of(name.name() + "_owner_id_idx", "owner_id"),
                        Index.of(name.name() + "_status_created_at_idx", "status", "created_at")),
                TableOptions.NONE);
    }

    /** What the relation of that number refers to: anything of a lower number, and of the first one itself. */
    static int target(int number) {
        return number == 0 ? 0 : new Random(number).nextInt(number);
    }

    private static Column column(String name, ColumnType type, boolean nullable) {
        return Column.of(name, type).withNullable(nullable).withJavaName(name);
    }
}
