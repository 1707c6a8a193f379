package dev.dunlin.schema.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ChangeKinds;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.json.JsonFormatException;
import dev.dunlin.schema.json.NewerFormatException;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesCodecTest {
    private static final String HASH = Checksum.of("SELECT 1;");
    private static final QualifiedName LOCATIONS = new QualifiedName("public", "locations");
    private static final QualifiedName SHIFTS = new QualifiedName("public", "shifts");
    private static final QualifiedName MOOD = new QualifiedName("public", "mood");
    private static final ColumnType TEXT = ColumnType.Builtin.of("text");

    @Test
    void isReadable() {
        ChangesFile file = new ChangesFile(
                List.of(
                        new EnumChange.CreateEnum(EnumType.of(MOOD, "HAPPY", "SAD")),
                        new EnumChange.AddLabel(MOOD, new EnumType.Label("SO SO", "SO_SO"), "SAD"),
                        new TableChange.CreateTable(Table.of(SHIFTS, Column.of("id", ColumnType.Builtin.of("uuid")))
                                .withConstraints(List.of(new Constraint.PrimaryKey("shifts_pkey", List.of("id"))))),
                        new TableChange.RenameTable(QualifiedName.of("old"), SHIFTS),
                        new TableChange.AlterTable(
                                LOCATIONS,
                                TableOptions.NONE,
                                new TableOptions("Doors to knock on", false, new TreeMap<>())),
                        new ColumnChange.AddColumn(
                                LOCATIONS,
                                Column.of("kind", TEXT)
                                        .withDefault(new DefaultValue.Literal("SINGLE_FAMILY"))
                                        .withJavaName("kind"),
                                new SqlExpression("lower(address)")),
                        new ColumnChange.AlterColumn(
                                LOCATIONS,
                                Column.of("confidence", TEXT).withNullable(true),
                                Column.of("confidence", ColumnType.Builtin.of("integer")),
                                new SqlExpression("confidence::integer"),
                                new SqlExpression("0")),
                        new ColumnChange.DropColumn(
                                LOCATIONS, Column.of("province", TEXT).withNullable(true)),
                        new KeyChange.RenameIndex(LOCATIONS, "locations_a_idx", "locations_b_idx"),
                        new KeyChange.ValidateConstraint(SHIFTS, "shifts_cut_id_fkey"),
                        new Change.Identify(Subject.column(LOCATIONS, "address"), "street", "address")),
                List.of("drop-column:locations.province"),
                HASH,
                new ChangesFile.Down(HASH, HASH));

        assertThat(ChangesCodec.write(file)).isEqualTo("""
                        {
                          "format": 1,
                          "accepted": ["drop-column:locations.province"],
                          "migration.sql": {
                            "generated": "17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a"
                          },
                          "down.sql": {
                            "generated": "17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a",
                            "confirmed": "17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a"
                          },
                          "changes": [
                            {
                              "change": "create-enum",
                              "enum": {
                                "name": "public.mood",
                                "labels": ["HAPPY", "SAD"]
                              }
                            },
                            {
                              "change": "add-label",
                              "enum": "public.mood",
                              "label": {"text": "SO SO", "java": "SO_SO"},
                              "before": "SAD"
                            },
                            {
                              "change": "create-table",
                              "table": {
                                "name": "public.shifts",
                                "columns": [
                                  {
                                    "name": "id",
                                    "type": "uuid"
                                  }
                                ],
                                "constraints": [
                                  {
                                    "name": "shifts_pkey",
                                    "kind": "primary-key",
                                    "columns": ["id"]
                                  }
                                ]
                              }
                            },
                            {
                              "change": "rename-table",
                              "from": "old",
                              "to": "public.shifts"
                            },
                            {
                              "change": "alter-table",
                              "table": "public.locations",
                              "from": {},
                              "to": {
                                "comment": "Doors to knock on"
                              }
                            },
                            {
                              "change": "add-column",
                              "table": "public.locations",
                              "column": {
                                "name": "kind",
                                "type": "text",
                                "default": "SINGLE_FAMILY",
                                "java": "kind"
                              },
                              "backfill": "lower(address)"
                            },
                            {
                              "change": "alter-column",
                              "table": "public.locations",
                              "column": "confidence",
                              "from": {
                                "type": "text",
                                "nullable": true
                              },
                              "to": {
                                "type": "integer"
                              },
                              "using": "confidence::integer",
                              "backfill": "0"
                            },
                            {
                              "change": "drop-column",
                              "table": "public.locations",
                              "column": {
                                "name": "province",
                                "type": "text",
                                "nullable": true
                              }
                            },
                            {
                              "change": "rename-index",
                              "table": "public.locations",
                              "from": "locations_a_idx",
                              "to": "locations_b_idx"
                            },
                            {
                              "change": "validate-constraint",
                              "table": "public.shifts",
                              "constraint": "shifts_cut_id_fkey"
                            },
                            {
                              "change": "identify",
                              "table": "public.locations",
                              "column": "address",
                              "from": "street",
                              "to": "address"
                            }
                          ]
                        }
                        """);
        assertRoundTrip(file);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomChangesComeBackAsTheyWere(long seed) {
        assertRoundTrip(new ChangesFile(new RandomChanges(seed).ofEachKind(), List.of("a:b", "c\\:d"), HASH, null));
    }

    @Test
    void knowsEveryChange() {
        Set<Class<?>> kinds = new HashSet<>();
        new RandomChanges(0).ofEachKind().forEach(change -> kinds.add(change.getClass()));

        assertThat(kinds).containsExactlyInAnyOrderElementsOf(ChangeKinds.all());
        assertThat(new RandomChanges(0)
                        .ofEachKind().stream()
                                .filter(change -> !isOfObject(change))
                                .map(ChangeFormat::kind)
                                .distinct())
                .hasSize(ChangeKinds.all().size() - 4);
    }

    @Test
    void writesTheKindFirst() {
        for (Change change : new RandomChanges(1).ofEachKind()) {
            String text = ChangesCodec.write(new ChangesFile(List.of(change), List.of(), HASH, null));

            String object = change.subject()
                    .object()
                    .filter(id -> isOfObject(change))
                    .map(id -> id.kind().name().replace('_', '-'))
                    .orElse("Object");
            String className = change.getClass().getSimpleName().replaceFirst("(?<=[a-z])Object$", "-" + object);
            String kind = className.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
            assertThat(text).contains("    {\n      \"change\": \"" + kind + "\",\n");
        }
    }

    @Test
    void readsTheLineOfEachChange() {
        ChangesFile file = new ChangesFile(
                List.of(new Change.AddExtension("citext"), new Change.RemoveExtension("citext")),
                List.of(),
                HASH,
                null);

        assertThat(ChangesCodec.readLocated("changes.json", ChangesCodec.write(file))
                        .lines())
                .containsExactly(7, 11);
    }

    @Test
    void refusesAnUnknownChange() {
        assertThatThrownBy(() -> ChangesCodec.read("changes.json", withChange("{\n\"change\": \"drop-database\"}")))
                .isInstanceOf(JsonFormatException.class)
                .hasMessage(
                        "changes.json, line 4: there is no change \"drop-database\". Correct this line, or restore the file"
                                + " from version control.");
    }

    @Test
    void refusesAChangeWithSomethingMissing() {
        assertThatThrownBy(() -> ChangesCodec.read(
                        "changes.json",
                        withChange("\n{\"change\": \"rename-column\", \"table\": \"a\", \"from\": \"b\"}")))
                .hasMessageStartingWith("changes.json, line 4: field \"to\" is missing.");
    }

    @Test
    void refusesAFieldThatTheChangeDoesNotHave() {
        String change = "{\"change\": \"add-extension\", \"extension\": \"citext\",\n \"version\": \"2\"}";

        assertThatThrownBy(() -> ChangesCodec.read("changes.json", withChange(change)))
                .hasMessageStartingWith(
                        "changes.json, line 4: unknown field \"version\"; known here are \"change\", \"extension\".");
    }

    @Test
    void refusesWhatIsNoChecksum() {
        assertThatThrownBy(() -> ChangesCodec.read(
                        "changes.json", "{\"format\": 1,\n\"migration.sql\": {\n\"generated\": \"abc\"}}"))
                .hasMessageStartingWith(
                        "changes.json, line 3: \"abc\" is no SHA-256 checksum of 64 hexadecimal digits.");
    }

    @Test
    void refusesANewerFormat() {
        assertThatThrownBy(() -> ChangesCodec.read("changes.json", "{\n\"format\": 12\n}"))
                .isInstanceOf(NewerFormatException.class)
                .hasMessage(
                        "changes.json, line 2: the file was written by a newer Dunlin, in format 12 where this one reads up to 1."
                                + " Update Dunlin.");
    }

    @Test
    void hashesTheSameWhateverTheLineEndsAndTheByteOrderMark() {
        assertThat(Checksum.of("\ufeffa\r\nb\r\n")).isEqualTo(Checksum.of("a\nb\n"));
        assertThat(Checksum.of("a\nb")).isNotEqualTo(Checksum.of("a\nb\n"));
        assertThat(Checksum.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static boolean isOfObject(Change change) {
        return change instanceof ObjectChange.CreateObject
                || change instanceof ObjectChange.DropObject
                || change instanceof ObjectChange.AlterObject
                || change instanceof ObjectChange.RenameObject;
    }

    private static String withChange(String change) {
        return "{\"format\": 1,\n\"migration.sql\": {\"generated\": \"" + HASH + "\"},\n\"changes\": [" + change + "]}";
    }

    private static void assertRoundTrip(ChangesFile file) {
        String text = ChangesCodec.write(file);
        ChangesFile back = ChangesCodec.read("changes.json", text);
        assertThat(back).isEqualTo(file);
        assertThat(ChangesCodec.write(back)).isEqualTo(text);
    }
}
