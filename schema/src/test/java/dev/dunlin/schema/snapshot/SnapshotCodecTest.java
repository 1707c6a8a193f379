package dev.dunlin.schema.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.RandomValues;
import dev.dunlin.schema.json.JsonFormatException;
import dev.dunlin.schema.json.NewerFormatException;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCodecTest {
    private static final QualifiedName BUILDING_TYPE = new QualifiedName("public", "building_type");
    private static final QualifiedName LOCATIONS = new QualifiedName("public", "locations");

    @Test
    void isReadable() {
        assertThat(SnapshotCodec.write(campaign())).isEqualTo("""
                        {
                          "format": 1,
                          "history": "main",
                          "schema": "public",
                          "extensions": ["citext", "postgis"],
                          "enums": [
                            {
                              "name": "public.building_type",
                              "java": "org.example.BuildingType",
                              "comment": "What stands there",
                              "labels": [
                                "SINGLE_FAMILY",
                                {"text": "multi unit", "java": "MULTI_UNIT"},
                                {"text": "gone"}
                              ]
                            },
                            {
                              "name": "public.mood",
                              "labels": ["HAPPY", "SAD"]
                            }
                          ],
                          "tables": [
                            {
                              "name": "public.cuts",
                              "managed": false,
                              "columns": [
                                {
                                  "name": "id",
                                  "type": "uuid"
                                }
                              ],
                              "constraints": [
                                {
                                  "name": "cuts_pkey",
                                  "kind": "primary-key",
                                  "columns": ["id"]
                                }
                              ]
                            },
                            {
                              "name": "public.locations",
                              "java": "org.example.campaign.Location",
                              "comment": "Doors to knock on",
                              "unlogged": true,
                              "storage": {
                                "autovacuum_enabled": "off",
                                "fillfactor": "70"
                              },
                              "columns": [
                                {
                                  "name": "id",
                                  "type": "bigint",
                                  "identity": "by default",
                                  "sequence": "locations_id_seq",
                                  "java": "id"
                                },
                                {
                                  "name": "address",
                                  "type": "varchar(200)",
                                  "collation": "C",
                                  "comment": "As on the envelope",
                                  "java": "address.line"
                                },
                                {
                                  "name": "building_type",
                                  "type": {"defined": "public.building_type"},
                                  "default": "SINGLE_FAMILY"
                                },
                                {
                                  "name": "latitude",
                                  "type": "numeric(10,7)",
                                  "nullable": true
                                },
                                {
                                  "name": "tags",
                                  "type": "text[]",
                                  "defaultSql": "ARRAY['a', 'b']"
                                },
                                {
                                  "name": "moods",
                                  "type": {"defined": "public.mood", "array": true}
                                },
                                {
                                  "name": "place",
                                  "type": {"sql": "geometry(Point, 4326)"}
                                },
                                {
                                  "name": "search",
                                  "type": "tsvector",
                                  "generatedAs": "to_tsvector('simple', address)"
                                },
                                {
                                  "name": "short",
                                  "type": "text",
                                  "generatedAs": "left(address, 5)",
                                  "virtual": true
                                },
                                {
                                  "name": "cut_id",
                                  "type": "uuid",
                                  "nullable": true
                                }
                              ],
                              "constraints": [
                                {
                                  "name": "locations_address_key",
                                  "kind": "unique",
                                  "columns": ["address", "building_type"],
                                  "include": ["latitude"],
                                  "nullsNotDistinct": true,
                                  "deferral": "initially-deferred"
                                },
                                {
                                  "name": "locations_check",
                                  "kind": "check",
                                  "expression": "latitude > 0",
                                  "valid": false
                                },
                                {
                                  "name": "locations_cut_id_fkey",
                                  "kind": "foreign-key",
                                  "columns": ["cut_id"],
                                  "target": "public.cuts",
                                  "references": ["id"],
                                  "onDelete": "set-null",
                                  "onUpdate": "cascade",
                                  "matchFull": true,
                                  "valid": false
                                },
                                {
                                  "name": "locations_pkey",
                                  "kind": "primary-key",
                                  "columns": ["id"]
                                }
                              ],
                              "indexes": [
                                {
                                  "name": "locations_cut_id_idx",
                                  "parts": ["cut_id"]
                                },
                                {
                                  "name": "locations_latitude_idx",
                                  "parts": [
                                    {"column": "latitude", "descending": true},
                                    {"column": "address", "nulls": "first"},
                                    {"expression": "lower(address)", "collation": "C", "operatorClass": "text_pattern_ops", "descending": true, "nulls": "last"},
                                    "cut_id"
                                  ],
                                  "unique": true,
                                  "where": "cut_id IS NOT NULL",
                                  "include": ["place"],
                                  "nullsNotDistinct": true,
                                  "storage": {
                                    "fillfactor": "70"
                                  }
                                },
                                {
                                  "name": "locations_tags_idx",
                                  "parts": ["tags"],
                                  "method": "gin"
                                }
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void comesBackAsItWas() {
        assertRoundTrip(campaign());
    }

    @Test
    void writesNothingForAnEmptySchema() {
        Snapshot empty = new Snapshot("main", null, Schema.EMPTY);

        assertThat(SnapshotCodec.write(empty)).isEqualTo("""
                        {
                          "format": 1,
                          "history": "main"
                        }
                        """);
        assertRoundTrip(empty);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomSchemasComeBackAsTheyWere(long seed) {
        RandomValues random = new RandomValues(seed);

        assertRoundTrip(new Snapshot(random.name(), random.maybe(random::name), random.schema()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A b",
                ".",
                "..",
                "\"",
                "\"\"",
                "a.b",
                "\"a\".\"b\"",
                "a\".b",
                "\n",
                "🦆",
                "\u202e",
                "a\\.b",
                "null",
                " "
            })
    void namesComeBackAsTheyWere(String name) {
        for (QualifiedName qualified : List.of(
                QualifiedName.of(name),
                new QualifiedName("public", name),
                new QualifiedName(name, "locations"),
                new QualifiedName(name, name))) {
            assertThat(NameFormat.read(NameFormat.write(qualified))).isEqualTo(qualified);
        }
    }

    @Test
    void quotesOnlyNamesThatNeedIt() {
        assertThat(NameFormat.write(new QualifiedName("my schema", "Tàble"))).isEqualTo("my schema.Tàble");
        assertThat(NameFormat.write(new QualifiedName("a.b", "c\"d"))).isEqualTo("\"a.b\".\"c\"\"d\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a.b.c", "\"a", "a\"b", "\"\"", "\"a\"b", "a..b", "\"a\".b.c"})
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> NameFormat.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is no name of the form name or schema.name");
    }

    static List<ColumnType> types() {
        return List.of(
                ColumnType.Builtin.of("text"),
                ColumnType.Builtin.of("double precision"),
                ColumnType.Builtin.of("numeric", 10, -2),
                ColumnType.Builtin.of("odd(name"),
                ColumnType.Builtin.of("odd(1)"),
                ColumnType.Builtin.of("odd[]", 3),
                ColumnType.Builtin.of("varchar", Integer.MAX_VALUE),
                new ColumnType.Defined(new QualifiedName("a.b", "c\"d")),
                new ColumnType.Defined(QualifiedName.of("text")),
                new ColumnType.Foreign(new SqlExpression("\"my type\"(1, 2)")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void typesComeBackAsTheyWere(ColumnType type) {
        assertRoundTrip(withColumns(Column.of("a", type), Column.of("b", new ColumnType.ArrayOf(type))));
    }

    @Test
    void refusesANewerFormat() {
        assertThatThrownBy(() -> SnapshotCodec.read("snapshot.json", "{\"format\": 2, \"tables\": 7}"))
                .isInstanceOf(NewerFormatException.class)
                .hasMessage(
                        "snapshot.json, line 1: the file was written by a newer Dunlin, in format 2 where this one reads up to 1."
                                + " Update Dunlin.");
    }

    /**
     * A mistake.
     *
     * @param right text that is in the snapshot once
     * @param wrong what stands in its place
     * @param place text on the line that the message names
     */
    private record Mistake(String right, String wrong, String place, String reason) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "\"java\": \"id\"",
                        "\"jawa\": \"id\"",
                        "jawa",
                        "unknown field \"jawa\"; known here are \"name\", \"type\", \"nullable\", \"default\", \"defaultSql\","
                                + " \"identity\", \"generatedAs\", \"sequence\", \"options\", \"collation\", \"comment\", \"java\","
                                + " \"storage\", \"compression\", \"statistics\""),
                new Mistake(
                        "numeric(10,7)", "numeric(10,7", "numeric(10,7", "\"numeric(10,7\" is no type of PostgreSQL"),
                new Mistake(
                        "by default",
                        "perhaps",
                        "perhaps",
                        "\"perhaps\" is no value of field \"identity\", which is one of \"always\", \"by default\", \"serial\""),
                new Mistake(
                        "set-null",
                        "set null",
                        "set null",
                        "\"set null\" is no value of field \"onDelete\", which is one of \"no-action\", \"restrict\","
                                + " \"cascade\", \"set-null\", \"set-default\""),
                new Mistake(
                        "\"target\": \"public.cuts\"",
                        "\"target\": \"public.\"",
                        "\"target\"",
                        "\"public.\" is no name of the form name or schema.name"),
                new Mistake(
                        "\"matchFull\": true",
                        "\"onDelete\": \"cascade\"",
                        "\"onDelete\": \"cascade\"",
                        "field \"onDelete\" is there twice"),
                new Mistake(
                        "\"references\": [\"id\"]",
                        "\"references\": []",
                        "{\n          \"name\": \"locations_cut_id_fkey\"",
                        "a constraint has no columns"),
                new Mistake(
                        "\"default\": \"SINGLE_FAMILY\"",
                        "\"default\": \"A\",\n\"defaultSql\": \"b\"",
                        "\"defaultSql\": \"b\"",
                        "a column has both \"default\" and \"defaultSql\""),
                new Mistake("\"lower(address)\"", "\" \"", "\" \"", "an SQL expression is blank"),
                new Mistake(
                        "{\"expression\": \"lower(address)\", ",
                        "{",
                        "{\"collation\"",
                        "an index part is a column or an expression"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesLineAndReasonOfAMistake(Mistake mistake) {
        String text = SnapshotCodec.write(campaign());
        assertThat(text).containsOnlyOnce(mistake.right);
        String wrong = text.replace(mistake.right, mistake.wrong);
        long line = 1
                + wrong.chars()
                        .limit(wrong.indexOf(mistake.place))
                        .filter(c -> c == '\n')
                        .count();

        assertThatThrownBy(() -> SnapshotCodec.read("snapshot.json", wrong))
                .isInstanceOf(JsonFormatException.class)
                .hasMessage("snapshot.json, line %d: %s. Correct this line, or restore the file from version control."
                        .formatted(line, mistake.reason));
    }

    private static void assertRoundTrip(Snapshot snapshot) {
        String text = SnapshotCodec.write(snapshot);
        Snapshot back = SnapshotCodec.read("snapshot.json", text);
        assertThat(back).isEqualTo(snapshot);
        assertThat(SnapshotCodec.write(back)).isEqualTo(text);
    }

    private static Snapshot withColumns(Column... columns) {
        return new Snapshot("main", null, Schema.of(List.of(), List.of(), List.of(Table.of(LOCATIONS, columns))));
    }

    private static Snapshot campaign() {
        EnumType buildingType = new EnumType(
                BUILDING_TYPE,
                "org.example.BuildingType",
                List.of(
                        new EnumType.Label("SINGLE_FAMILY", "SINGLE_FAMILY"),
                        new EnumType.Label("multi unit", "MULTI_UNIT"),
                        new EnumType.Label("gone", null)),
                "What stands there");
        EnumType mood = EnumType.of(new QualifiedName("public", "mood"), "HAPPY", "SAD");
        QualifiedName cuts = new QualifiedName("public", "cuts");
        Table cut = new Table(
                cuts,
                null,
                false,
                List.of(Column.of("id", ColumnType.Builtin.of("uuid"))),
                List.of(new Constraint.PrimaryKey("cuts_pkey", List.of("id"))),
                List.of(),
                TableOptions.NONE);
        return new Snapshot(
                "main",
                "public",
                Schema.of(List.of("postgis", "citext"), List.of(mood, buildingType), List.of(location(cuts), cut)));
    }

    private static Table location(QualifiedName cuts) {
        return new Table(
                LOCATIONS,
                "org.example.campaign.Location",
                true,
                columns(),
                List.of(
                        new Constraint.PrimaryKey("locations_pkey", List.of("id")),
                        new Constraint.Unique(
                                "locations_address_key",
                                List.of("address", "building_type"),
                                List.of("latitude"),
                                true,
                                Deferral.INITIALLY_DEFERRED),
                        new Constraint.ForeignKey(
                                "locations_cut_id_fkey",
                                List.of("cut_id"),
                                cuts,
                                List.of("id"),
                                Action.SET_NULL,
                                Action.CASCADE,
                                true,
                                Deferral.NOT_DEFERRABLE,
                                false),
                        new Constraint.Check("locations_check", new SqlExpression("latitude > 0"), false)),
                indexes(),
                new TableOptions(
                        "Doors to knock on",
                        true,
                        new TreeMap<>(Map.of("fillfactor", "70", "autovacuum_enabled", "off"))));
    }

    private static List<Column> columns() {
        ColumnType text = ColumnType.Builtin.of("text");
        return List.of(
                Column.of("id", ColumnType.Builtin.of("bigint"))
                        .withDefault(new DefaultValue.Identity(false, "locations_id_seq"))
                        .withJavaName("id"),
                new Column(
                        "address",
                        ColumnType.Builtin.of("varchar", 200),
                        false,
                        null,
                        "C",
                        "As on the envelope",
                        "address.line"),
                Column.of("building_type", new ColumnType.Defined(BUILDING_TYPE))
                        .withDefault(new DefaultValue.Literal("SINGLE_FAMILY")),
                Column.of("latitude", ColumnType.Builtin.of("numeric", 10, 7)).withNullable(true),
                Column.of("tags", new ColumnType.ArrayOf(text))
                        .withDefault(new DefaultValue.Expression(new SqlExpression("ARRAY['a', 'b']"))),
                Column.of("moods", new ColumnType.ArrayOf(new ColumnType.Defined(new QualifiedName("public", "mood")))),
                Column.of("place", new ColumnType.Foreign(new SqlExpression("geometry(Point, 4326)"))),
                Column.of("search", ColumnType.Builtin.of("tsvector"))
                        .withDefault(
                                new DefaultValue.Generated(new SqlExpression("to_tsvector('simple', address)"), true)),
                Column.of("short", text)
                        .withDefault(new DefaultValue.Generated(new SqlExpression("left(address, 5)"), false)),
                Column.of("cut_id", ColumnType.Builtin.of("uuid")).withNullable(true));
    }

    private static List<Index> indexes() {
        SqlExpression lower = new SqlExpression("lower(address)");
        SqlExpression pattern = new SqlExpression("text_pattern_ops");
        return List.of(
                Index.of("locations_cut_id_idx", "cut_id"),
                new Index(
                        "locations_latitude_idx",
                        List.of(
                                new Index.Part("latitude", null, null, null, true, true),
                                new Index.Part("address", null, null, null, false, true),
                                new Index.Part(null, lower, "C", pattern, true, false),
                                Index.Part.column("cut_id")),
                        true,
                        "btree",
                        new SqlExpression("cut_id IS NOT NULL"),
                        List.of("place"),
                        true,
                        new TreeMap<>(Map.of("fillfactor", "70"))),
                new Index(
                        "locations_tags_idx",
                        List.of(Index.Part.column("tags")),
                        false,
                        "gin",
                        null,
                        List.of(),
                        false,
                        new TreeMap<>()));
    }
}
