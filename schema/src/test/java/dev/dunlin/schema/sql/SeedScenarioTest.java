package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The changes that an application meets first, as the statements of one transaction. */
class SeedScenarioTest {
    private static final Table LOCATIONS = Table.of(
            QualifiedName.of("locations"),
            required("id", "uuid"),
            required("address", "text"),
            required("latitude", "numeric(10, 7)"),
            required("longitude", "numeric(10, 7)"),
            optional("geocode_confidence", "text"));
    private static final Table CUTS = Table.of(QualifiedName.of("cuts"), required("id", "text"))
            .withConstraints(List.of(new Constraint.PrimaryKey("cuts_pkey", List.of("id"))));
    private static final Table SHIFTS = Table.of(QualifiedName.of("shifts"), required("id", "text"));
    private static final EnumType BUILDING_TYPE =
            EnumType.of(QualifiedName.of("building_type"), "SINGLE_FAMILY", "MULTI_UNIT", "MIXED_USE", "COMMERCIAL");

    @Test
    void nullableField() {
        assertThat(sql(LOCATIONS, with(LOCATIONS, optional("federal_district", "text"))))
                .isEqualTo("ALTER TABLE \"locations\" ADD COLUMN \"federal_district\" text;\n");
    }

    @Test
    void requiredFieldWithDefault() {
        Column column = Column.of("building_type", new ColumnType.Defined(BUILDING_TYPE.name()))
                .withDefault(new DefaultValue.Literal("SINGLE_FAMILY"));

        assertThat(sql(LOCATIONS, with(LOCATIONS, column)))
                .isEqualTo("ALTER TABLE \"locations\" ADD COLUMN \"building_type\" \"building_type\""
                        + " NOT NULL DEFAULT 'SINGLE_FAMILY';\n");
    }

    @Test
    void relation() {
        Constraint.ForeignKey key = new Constraint.ForeignKey(
                "shifts_cut_id_fkey",
                List.of("cut_id"),
                CUTS.name(),
                List.of("id"),
                Constraint.Action.SET_NULL,
                Constraint.Action.CASCADE,
                false,
                Constraint.Deferral.NOT_DEFERRABLE,
                true);
        Table wanted = with(SHIFTS, optional("cut_id", "text"))
                .withIndexes(List.of(Index.of("shifts_cut_id_idx", "cut_id")))
                .withConstraints(List.of(key));

        assertThat(sql(SHIFTS, wanted)).isEqualTo("""
                        ALTER TABLE "shifts" ADD COLUMN "cut_id" text;
                        CREATE INDEX "shifts_cut_id_idx" ON "shifts" ("cut_id");
                        ALTER TABLE "shifts" ADD CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL;
                        """);
    }

    @Test
    void typeChangeThatNeedsDataMigration() {
        Table wanted = LOCATIONS.withColumns(LOCATIONS.columns().stream()
                .map(column -> column.name().equals("geocode_confidence")
                        ? column.withType(TypeParser.parse("integer"))
                        : column)
                .toList());
        SqlExpression using =
                new SqlExpression("CASE WHEN geocode_confidence ~ '^[0-9]+$' THEN geocode_confidence::integer END");
        Hints hints = new Hints(
                Map.of(), Map.of(Subject.column(LOCATIONS.name(), "geocode_confidence"), using), Map.of(), Set.of());

        assertThat(sql(schema(LOCATIONS), schema(wanted), hints))
                .isEqualTo("ALTER TABLE \"locations\" ALTER COLUMN \"geocode_confidence\" TYPE integer"
                        + " USING (CASE WHEN geocode_confidence ~ '^[0-9]+$' THEN geocode_confidence::integer END);\n"
                        + "ANALYZE \"locations\" (\"geocode_confidence\");\n");
    }

    @Test
    void enumType() {
        assertThat(sql(Schema.EMPTY, Schema.of(List.of(), List.of(BUILDING_TYPE), List.of()), Hints.NONE))
                .isEqualTo("CREATE TYPE \"building_type\" AS ENUM"
                        + " ('SINGLE_FAMILY', 'MULTI_UNIT', 'MIXED_USE', 'COMMERCIAL');\n");
    }

    @Test
    void compositeIndex() {
        Table wanted =
                LOCATIONS.withIndexes(List.of(Index.of("locations_latitude_longitude_idx", "latitude", "longitude")));

        assertThat(sql(LOCATIONS, wanted))
                .isEqualTo("CREATE INDEX \"locations_latitude_longitude_idx\""
                        + " ON \"locations\" (\"latitude\", \"longitude\");\n");
    }

    private static String sql(Table from, Table to) {
        return sql(schema(from), schema(to), Hints.NONE);
    }

    private static Schema schema(Table table) {
        List<Table> tables = Stream.of(table, CUTS, SHIFTS)
                .collect(Collectors.toMap(Table::name, one -> one, (one, other) -> one))
                .values()
                .stream()
                .toList();
        return Schema.of(List.of(), List.of(BUILDING_TYPE), tables);
    }

    /** The statements alone, without the comments above them. */
    private static String sql(Schema from, Schema to, Hints hints) {
        return Planner.plan(from, Differ.diff(from, to, hints).changes(), PlanOptions.offline(null)).stages().stream()
                .map(stage -> MigrationScript.of(stage, null).up())
                .flatMap(String::lines)
                .filter(line -> !line.isEmpty() && !line.startsWith("--"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Table with(Table table, Column... columns) {
        return table.withColumns(
                Stream.concat(table.columns().stream(), Arrays.stream(columns)).toList());
    }

    private static Column required(String name, String type) {
        return Column.of(name, TypeParser.parse(type));
    }

    private static Column optional(String name, String type) {
        return required(name, type).withNullable(true);
    }
}
