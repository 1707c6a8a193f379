package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String | text",
                "int | integer",
                "Integer | integer",
                "long | bigint",
                "Long | bigint",
                "short | smallint",
                "Short | smallint",
                "boolean | boolean",
                "Boolean | boolean",
                "float | real",
                "Float | real",
                "double | double precision",
                "Double | double precision",
                "BigDecimal | numeric",
                "BigInteger | numeric(1000,0)",
                "UUID | uuid",
                "Instant | timestamptz",
                "OffsetDateTime | timestamptz",
                "LocalDateTime | timestamp",
                "LocalDate | date",
                "LocalTime | time",
                "OffsetTime | timetz",
                "Duration | interval",
                "byte[] | bytea",
                "byte[][] | bytea[]",
                "InetAddress | inet",
                "URI | text",
                "String[] | text[]",
                "int[][] | integer[]",
                "List<UUID> | uuid[]",
                "Set<String> | text[]",
                "Map<String, Object> | jsonb",
                "Map<String, ?> | jsonb",
                "Map<String, List<Integer>> | jsonb",
                "Optional<LocalDate> | date",
            })
    void aJavaTypeHasItsPostgresqlType(String javaType, String sqlType) {
        Compilation compilation = compile("@Table record T(@Id int id, %s it) {}".formatted(javaType));

        assertThat(compilation.column("it").type()).hasToString(sqlType);
    }

    @Test
    void aTreeOfJsonIsJsonb() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema")
                .body("@Table record T(@Id int id, JsonNode it) {} class JsonNode {}")
                .compile();

        assertThat(compilation.column("it").type()).hasToString("jsonb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length = 20 | String | varchar(20)",
                "length = 20 | List<String> | varchar(20)[]",
                "precision = 10 | BigDecimal | numeric(10,0)",
                "precision = 10, scale = 2 | BigDecimal | numeric(10,2)",
                "precision = 30 | BigInteger | numeric(30,0)",
                "precision = 3 | Instant | timestamptz(3)",
                "precision = 6 | Instant | timestamptz",
                "precision = 0 | LocalTime | time(0)",
                "type = \"int8\" | Object | bigint",
                "type = \"citext\" | String | citext",
                "type = \"VARCHAR(20)[]\" | Object | varchar(20)[]",
            })
    void theAnnotationRefinesTheType(String refinement, String javaType, String sqlType) {
        Compilation compilation =
                compile("@Table record T(@Id int id, @Column(%s) %s it) {}".formatted(refinement, javaType));

        assertThat(compilation.column("it").type()).hasToString(sqlType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object",
                "char",
                "byte",
                "Byte",
                "Character",
                "Calendar",
                "List",
                "List<?>",
                "List<Optional<String>>",
                "Map<UUID, String>",
                "Map",
                "Collection<String>",
                "OptionalInt",
                "AutoCloseable[]",
            })
    void anUnknownTypeIsAnErrorThatSaysWhatToWrite(String javaType) {
        Compilation compilation = compile("""
                @Table
                record Place(@Id int id,
                    %s thing) {}
                """.formatted(javaType));

        Message message = compilation.only(Code.UNKNOWN_TYPE);
        assertThat(message.text()).isEqualTo("""
                        [DUN1302] "%s" has no PostgreSQL type, at Place.thing (place.thing)
                        Dunlin maps the types of the JDK, enums, arrays, List, Set, Map<String, ?> and JsonNode.
                        Say which type it is, write for example: @Column(type = "text") %s thing""".formatted(javaType, javaType));
        assertThat(message.file()).isEqualTo("Place.java");
        assertThat(message.line()).isEqualTo(4);
        assertThat(message.source()).startsWith("thing)");
    }

    @Test
    void aRecordAsAColumnAsksForEmbeddedOrJson() {
        Message message = compile("record Money(long cents) {} @Table record T(@Id int id, Money price) {}")
                .only(Code.UNKNOWN_TYPE);

        assertThat(message.text()).contains("Write: @Embedded Money price — or: @Column(type = \"jsonb\") Money price");
    }

    @Test
    void aTableAsAColumnAsksForARelation() {
        Message message = compile("@Table record Cut(@Id UUID id) {} @Table record T(@Id int id, Cut cut) {}")
                .only(Code.UNKNOWN_TYPE);

        assertThat(message.text()).contains("write for example: @Relation(to = Cut.class) UUID cutId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text not null | \"not\" is not expected here",
                "varchar(0) | the length is from 1 to 10485760",
                "text; drop table users | \";\" is not expected here",
            })
    void aTextThatIsNoTypeIsRefused(String type, String reason) {
        Message message = compile("@Table record T(@Id int id, @Column(type = \"%s\") Object it) {}".formatted(type))
                .only(Code.MALFORMED_TYPE);

        assertThat(message.text()).contains("\"%s\" is not a type: %s, at T.it (t.it)".formatted(type, reason));
        assertThat(message.source()).startsWith("\"%s\"".formatted(type));
    }

    @Test
    void aMultirangeNeedsANewerServer() {
        Message message = TestCompiler.javac()
                .anchor("@Schema(postgres = 13)")
                .body("@Table record T(@Id int id, @Column(type = \"int4multirange\") Object it) {}")
                .compile()
                .only(Code.SERVER_TOO_OLD);

        assertThat(message.text()).startsWith("[DUN1108] \"int4multirange\" needs PostgreSQL 14, at T.it (t.it)");
    }

    @Test
    void serialIsNoTypeButAnIdentity() {
        Message message = compile("@Table record T(@Id @Column(type = \"bigserial\") long id) {}")
                .only(Code.MALFORMED_TYPE);

        assertThat(message.text()).endsWith("Write: @Column(identity = Identity.BY_DEFAULT)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length = 0 | String | \"varchar(0)\" is not a type: the length is from 1 to 10485760",
                "length = 10 | int | \"length\" says nothing about int",
                "precision = 10 | UUID | \"precision\" says nothing about UUID",
                "precision = 7 | Instant | \"timestamptz(7)\" is not a type: the precision is from 0 to 6",
                "scale = 2 | BigDecimal | \"scale\" says nothing here",
                "precision = 5, scale = 2 | BigInteger | \"scale\" says nothing here",
                "precision = 2, scale = 3 | BigDecimal | \"3\" is not a scale for a precision of 2",
                "precision = 2, scale = -1 | BigDecimal | \"-1\" is not a scale for a precision of 2",
                "precision = 1001 | BigDecimal | \"numeric(1001,0)\" is not a type: the precision is from 1 to 1000",
                "type = \"text\", length = 5 | String | \"length\" says nothing beside a written type",
            })
    void aModifierThatTheTypeDoesNotTakeIsRefused(String refinement, String javaType, String what) {
        Message message = compile("@Table record T(@Id int id, @Column(%s) %s it) {}".formatted(refinement, javaType))
                .only(Code.TYPE_MODIFIER);

        assertThat(message.text()).startsWith("[DUN1304] " + what + ", at T.it (t.it)");
    }

    @Test
    void newerServersTakeAnyScale() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema(postgres = 15)")
                .body("@Table record T(@Id int id, @Column(precision = 2, scale = -3) BigDecimal it) {}")
                .compile();

        assertThat(compilation.column("it").type()).hasToString("numeric(2,-3)");
    }

    @ParameterizedTest
    @CsvSource({
        "cutId, cut_id",
        "cutID, cut_id",
        "URLPath, url_path",
        "userID2, user_id2",
        "größe, größe",
        "user, user",
        "select, select",
    })
    void namesAreInSnakeCase(String component, String column) {
        Compilation compilation = compile("@Table record T(@Id int id, String %s) {}".formatted(component));

        assertThat(compilation.table().columns())
                .extracting(Column::name, Column::javaName)
                .contains(org.assertj.core.groups.Tuple.tuple(column, component));
    }

    @Test
    void namesCanStayAsTheyAre() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema(naming = NamingStrategy.AS_IS)")
                .body("@Table record BuildingPart(@Id int partNo) {}")
                .compile();

        assertThat(compilation.table().name()).isEqualTo(QualifiedName.of("BuildingPart"));
        assertThat(compilation.column("partNo").name()).isEqualTo("partNo");
        assertThat(compilation.table().constraints().get(0).name()).isEqualTo("BuildingPart_pkey");
    }

    @Test
    void aNameThatIsWrittenIsTakenAsItIs() {
        Compilation compilation = compile(
                "@Table(\"we \\\"ird\") record T(@Id int id, @Column(name = \"Räum\\\\e 'x'; --\") String it) {}");

        assertThat(compilation.table().name().name()).isEqualTo("we \"ird");
        assertThat(compilation.column("Räum\\e 'x'; --").javaName()).isEqualTo("it");
    }

    @Test
    void formerNamesAndExpressionsAreHints() {
        Compilation compilation = compile("""
                @Table(value = "places", was = "old.place")
                record Place(@Id int id,
                    @Column(was = "nr", using = "nr::int", backfill = "0") int number) {}
                """);

        Subject column = Subject.column(QualifiedName.of("places"), "number");
        assertThat(compilation.clean().hints().was())
                .containsEntry(Subject.table(QualifiedName.of("places")), "old.place")
                .containsEntry(column, "nr");
        assertThat(compilation.clean().hints().using()).containsEntry(column, new SqlExpression("nr::int"));
        assertThat(compilation.clean().hints().backfill()).containsEntry(column, new SqlExpression("0"));
    }

    @Test
    void anIgnoredComponentIsNoColumn() {
        Compilation compilation = compile("@Table record T(@Id int id, @Ignored Object cache) {}");

        assertThat(compilation.table().columns()).extracting(Column::name).containsExactly("id");
    }

    @Test
    void anIgnoredComponentHasNothingElse() {
        Message message = compile("@Table record T(@Id int id, @Ignored @Column(name = \"x\") Object cache) {}")
                .only(Code.CONTRADICTORY_ANNOTATIONS);

        assertThat(message.text()).startsWith("[DUN1005] \"@Column\" says nothing beside @Ignored, at T.cache (t.x)");
        assertThat(message.source()).startsWith("@Column(name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Table record T() {}", "@Table record T(@Ignored int x) {}"})
    void aTableWithoutColumnsIsAnError(String source) {
        Message message = compile(source).only(Code.NO_COLUMNS);

        assertThat(message.text()).startsWith("[DUN1301] \"T\" has no columns, at T (t)");
        assertThat(message.text()).endsWith("Write for example: @Table record T(@Id UUID id) {}");
        assertThat(message.file()).isEqualTo("T.java");
    }

    @Test
    void twoComponentsCannotHaveOneColumn() {
        Message message = compile("""
                @Table record T(@Id int id,
                    String cutId,
                    String cutID) {}
                """).only(Code.DUPLICATE_COLUMN);

        assertThat(message.text())
                .startsWith("[DUN1204] \"cut_id\" is the column of two components, at T.cutID (t.cut_id)");
        assertThat(message.text()).contains("cutId has it already.");
        assertThat(message.line()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xmin", "ctid", "tableoid", "cmin", "cmax", "xmax"})
    void theNamesOfSystemColumnsAreTaken(String name) {
        Message message = compile("@Table record T(@Id int id, int %s) {}".formatted(name))
                .only(Code.SYSTEM_COLUMN);

        assertThat(message.text())
                .startsWith("[DUN1203] \"%s\" is the name of a system column".formatted(name))
                .endsWith("Write another name: @Column(name = \"%s_\")".formatted(name));
    }

    @Test
    void aSystemColumnsNameInOtherLettersIsFree() {
        Compilation compilation = compile("@Table record T(@Id int id, @Column(name = \"XMIN\") int x, int oid) {}");

        assertThat(compilation.table().columns()).extracting(Column::name).containsExactly("id", "XMIN", "oid");
    }

    @Test
    void aNameOf63BytesIsTheLongest() {
        String longest = "ä".repeat(31) + "x";
        Compilation fits = compile("@Table record T(@Id int id, @Column(name = \"%s\") int x) {}".formatted(longest));
        Message tooLong = compile("@Table record T(@Id int id, @Column(name = \"%sx\") int x) {}".formatted(longest))
                .only(Code.NAME_TOO_LONG);

        assertThat(fits.column(longest).name()).isEqualTo(longest);
        assertThat(tooLong.text()).contains("It has 64 bytes, and PostgreSQL would cut it to 63.");
        assertThat(tooLong.source()).startsWith("\"ä");
    }

    @Test
    void aDerivedNameThatIsTooLongAsksForAnother() {
        Message message = compile("@Table record T(@Id int id, int %s) {}".formatted("a".repeat(64)))
                .only(Code.NAME_TOO_LONG);

        assertThat(message.text()).endsWith("Write a shorter name of your own in the annotation.");
        assertThat(message.source()).startsWith("aaa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\0b", "a\\ud800b"})
    void aNameThatPostgresqlCannotStoreIsRefused(String name) {
        Message message = compile("@Table record T(@Id int id, @Column(name = \"%s\") int x) {}".formatted(name))
                .only(Code.UNSTORABLE_TEXT);

        assertThat(message.text()).matches("(?s)\\[DUN1201] \"a\\\\u(0000|d800)b\" cannot be a name, at T.x .*");
    }

    @Test
    void whatNoTerminalShowsIsEscapedInTheWholeMessage() {
        Compilation compilation =
                compile("@Table(\"a\\0b\") record T(@Id int id, @Column(defaultValue = \"\\0\") String x) {}");

        assertThat(compilation.messages())
                .extracting(Message::text)
                .anyMatch(text -> text.contains("at T.x (a\\u0000b.x)"))
                .noneMatch(text -> text.contains("\0"));
    }

    @Test
    void aTableHasAtMost1600Columns() {
        String components = IntStream.range(0, 200).mapToObj(i -> "int c" + i).collect(Collectors.joining(", "));
        String embedded =
                IntStream.range(0, 9).mapToObj(i -> "@Embedded Part p" + i).collect(Collectors.joining(", "));
        Message message = compile(
                        "record Part(%s) {} @Table record Big(@Id int id, %s) {}".formatted(components, embedded))
                .only(Code.TOO_MANY_COLUMNS);

        assertThat(message.text()).startsWith("[DUN1310] \"Big\" has 1801 columns");
    }

    @Test
    void aCollationIsForTexts() {
        Compilation compilation = compile("@Table record T(@Id int id, @Column(collation = \"de-x-icu\") String x) {}");
        Message message = compile("@Table record T(@Id int id, @Column(collation = \"C\") int x) {}")
                .only(Code.COLLATION_TYPE);

        assertThat(compilation.column("x").collation()).isEqualTo("de-x-icu");
        assertThat(message.text()).startsWith("[DUN1311] \"C\" is a collation, and integer has none, at T.x (t.x)");
    }

    @Test
    void anEnumsNameAsATypeIsTheEnum() {
        Compilation compilation = compile("""
                enum Mood { SAD, OK }
                @Table record T(@Id int id, Mood mood, @Column(type = "mood") String other, @Column(type = "mood[]") String[] more) {}
                """);

        ColumnType mood = new ColumnType.Defined(QualifiedName.of("mood"));
        assertThat(compilation.column("other").type()).isEqualTo(mood);
        assertThat(compilation.column("more").type()).isEqualTo(new ColumnType.ArrayOf(mood));
    }

    @Test
    void allProblemsOfACompileAreReportedAtOnce() {
        Compilation compilation = compile("""
                @Table record T(
                    @Id int id,
                    Object a,
                    Object b,
                    @Column(length = 3) int c) {}
                """);

        assertThat(compilation.messages()).extracting(Message::line).containsExactly(4L, 5L, 6L);
    }
}
