package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAndConstraintsTest {
    @Test
    void severalIdsMakeACompositeKeyInTheirOrder() {
        Compilation compilation =
                compile("@Table record T(@Id(order = 2) int a, @Id(order = 1) int b, @Id(order = 2) int c) {}");

        assertThat(compilation.table().constraints())
                .containsExactly(new Constraint.PrimaryKey("t_pkey", List.of("b", "a", "c")));
    }

    @Test
    void aKeyCanBeNamed() {
        Compilation compilation = compile("@Table record T(@Id(name = \"pk_t\") int a, @Id int b) {}");

        assertThat(compilation.table().constraints())
                .containsExactly(new Constraint.PrimaryKey("pk_t", List.of("a", "b")));
    }

    @Test
    void aKeyHasOneName() {
        Message message = compile("@Table record T(@Id(name = \"one\") int a, @Id(name = \"two\") int b) {}")
                .only(Code.KEY_NAMES_DISAGREE);

        assertThat(message.text()).startsWith("[DUN1412] \"two\" is a second name of one key, at T.b (t.b)");
        assertThat(message.source()).startsWith("\"two\"");
    }

    @Test
    void aTableWithoutKeyIsAWarning() {
        Message message = compile("@Table\nrecord T(int a) {}").only(Code.NO_PRIMARY_KEY);

        assertThat(message.kind()).isIn(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING);
        assertThat(message.text()).startsWith("[DUN1401] \"T\" has no primary key, at T (t)");
        assertThat(message.source()).startsWith("@Table");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SuppressWarnings(\"DUN1401\") @Table record T(int a) {}",
                "@Table(managed = false) record T(int a) {}",
            })
    void aTableWithoutKeyCanBeMeant(String source) {
        assertThat(compile(source).messages()).isEmpty();
    }

    @Test
    void uniqueConstraintsStandOnComponentsAndRecords() {
        Compilation compilation =
                TestCompiler.javac().anchor("@Schema(postgres = 15)").body("""
                        @Unique(columns = {"a", "last_name"}, include = "id", nullsNotDistinct = true, initiallyDeferred = true)
                        @Unique(columns = "lastName", name = "by_name", deferrable = true)
                        @Table record T(@Id int id, @Unique int a, String lastName) {}
                        """).compile();

        assertThat(compilation.table().constraints())
                .containsExactly(
                        new Constraint.Unique(
                                "by_name", List.of("last_name"), List.of(), false, Constraint.Deferral.DEFERRABLE),
                        Constraint.Unique.of("t_a_key", "a"),
                        new Constraint.Unique(
                                "t_a_last_name_id_key",
                                List.of("a", "last_name"),
                                List.of("id"),
                                true,
                                Constraint.Deferral.INITIALLY_DEFERRED),
                        new Constraint.PrimaryKey("t_pkey", List.of("id")));
    }

    /** An array that is written and empty says no more than one that is left out. */
    @Test
    void aComponentIsMeantWhereNoColumnIsNamed() {
        Compilation compilation = compile("""
                @Table record T(
                    @Id int id,
                    @Index(columns = {}) String a,
                    @Unique(columns = {}) String b,
                    @Relation(to = T.class, columns = {}) @Nullable Integer c) {}
                """);

        assertThat(compilation.table().indexes())
                .extracting(Index::name)
                .containsExactlyInAnyOrder("t_a_idx", "t_c_idx");
        assertThat(compilation.table().constraints())
                .extracting(Constraint::name)
                .containsExactlyInAnyOrder("t_pkey", "t_b_key", "t_c_fkey");
    }

    @Test
    void checksStandOnComponentsAndRecords() {
        Compilation compilation = compile("""
                @Check("a < b")
                @Check(value = "b < 100", name = "small", valid = false)
                @Table record T(@Id int id, @Check("a > 0") int a, int b) {}
                """);

        assertThat(compilation.table().constraints(Constraint.Check.class))
                .containsExactly(
                        new Constraint.Check("small", new SqlExpression("b < 100"), false),
                        new Constraint.Check("t_a_check", new SqlExpression("a > 0"), true),
                        new Constraint.Check("t_check", new SqlExpression("a < b"), true));
    }

    @Test
    void aCheckIsAnExpression() {
        Message message =
                compile("@Check(\"  \") @Table record T(@Id int id) {}").only(Code.MALFORMED_EXPRESSION);

        assertThat(message.text()).startsWith("[DUN1308] \"  \" is not an SQL expression: it is blank, at T (t)");
        assertThat(message.source()).startsWith("\"  \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unique", "Index", "Relation(to = T.class)"})
    void whatStandsOnARecordNamesItsColumns(String annotation) {
        Message message = compile("@%s @Table record T(@Id int id) {}".formatted(annotation))
                .only(Code.WITHOUT_COLUMNS);

        assertThat(message.text()).contains(" names no columns, at T (t)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Unique(columns = \"lastNam\")",
                "@Unique(columns = {\"id\", \"lastNam\"})",
                "@Index(columns = \"lastNam DESC\")",
                "@Index(columns = \"id\", include = \"lastNam\")",
                "@Relation(to = T.class, columns = \"lastNam\")",
                "@Relation(to = T.class, columns = \"id\", references = \"lastNam\")",
            })
    void anUnknownColumnIsAnErrorThatSuggestsAKnownOne(String annotation) {
        Compilation compilation = compile("%s @Table record T(@Id int id, String lastName) {}".formatted(annotation));

        Message message = compilation.only(Code.UNKNOWN_COLUMN);
        assertThat(message.text())
                .startsWith("[DUN1403] \"lastNam\" is not a column of T, at T (t)")
                .endsWith("Did you mean \"lastName\"?");
        assertThat(message.source()).matches("\\{?\"(id|lastNam).*");
    }

    @Test
    void anUnknownColumnThatIsLikeNoneListsAll() {
        Message message = compile("@Unique(columns = \"xyz\") @Table record T(@Id int id, String lastName) {}")
                .only(Code.UNKNOWN_COLUMN);

        assertThat(message.text()).endsWith("There are: id, last_name.");
    }

    @Test
    void aColumnIsThereOnce() {
        Message message = compile(
                        "@Unique(columns = {\"lastName\", \"last_name\"}) @Table record T(@Id int id, String lastName) {}")
                .only(Code.REPEATED_COLUMN);

        assertThat(message.text()).startsWith("[DUN1404] \"last_name\" is there twice, at T (t)");
    }

    @Test
    void aNameThatMeansTwoColumnsIsNotGuessed() {
        Message message = compile("""
                @Unique(columns = "a")
                @Table record T(@Id int id, @Column(name = "b") int a, @Column(name = "a") int c) {}
                """).only(Code.AMBIGUOUS_COLUMN);

        assertThat(message.text())
                .startsWith("[DUN1405] \"a\" is a component, and the column of another, at T (t)")
                .contains("The component \"c\" has a column of this name.");
    }

    @Test
    void whatIsDeferredIsDeferrable() {
        Message message = compile(
                        "@Table record T(@Id int id, @Unique(deferrable = false, initiallyDeferred = true) int a) {}")
                .only(Code.CONTRADICTORY_DEFERRAL);

        assertThat(message.text()).startsWith("[DUN1411] \"deferrable\" is false, and \"initiallyDeferred\" is true");
        assertThat(message.source()).startsWith("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Unique(nullsNotDistinct = true)", "@Index(unique = true, nullsNotDistinct = true)"})
    void equalNullsNeedANewerServer(String annotation) {
        String source = "@Table record T(@Id int id, %s int a) {}".formatted(annotation);
        Message message = compile(source).only(Code.SERVER_TOO_OLD);

        assertThat(message.text())
                .startsWith("[DUN1108] \"nullsNotDistinct\" needs PostgreSQL 15, at T.a (t.a)")
                .endsWith("If none is older, write in the anchor: postgres = 15");
        assertThat(TestCompiler.javac()
                        .anchor("@Schema(postgres = 15)")
                        .body(source)
                        .compile()
                        .messages())
                .isEmpty();
    }

    @Test
    void aKeyHasAtMost32Columns() {
        String components =
                IntStream.range(0, 33).mapToObj(i -> "@Id int c" + i).collect(Collectors.joining(", "));
        Message message =
                compile("@Table record T(%s) {}".formatted(components)).only(Code.TOO_MANY_KEY_COLUMNS);

        assertThat(message.text()).startsWith("[DUN1413] \"33\" columns are too many");
    }

    @Test
    void twoConstraintsOfATableHaveTwoNames() {
        Message message = compile("""
                @Check(value = "a > 0", name = "same")
                @Check(value = "a < 9", name = "same")
                @Table record T(@Id int id, int a) {}
                """).only(Code.DUPLICATE_CONSTRAINT);

        assertThat(message.text()).startsWith("[DUN1207] \"same\" is the name of two constraints, at T (t)");
        assertThat(message.line())
                .as("javac does not find one of several equal annotations")
                .isEqualTo(4);
    }

    @Test
    void constraintsOfTwoTablesMayHaveOneName() {
        Compilation compilation = compile("""
                @Table record A(@Id int id, @Check(value = "a > 0", name = "same") int a) {}
                @Table record B(@Id int id, @Check(value = "a > 0", name = "same") int a) {}
                """);

        assertThat(compilation.table("a").constraint("same")).isPresent();
        assertThat(compilation.table("b").constraint("same")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Index(name = \"taken\") int b | an index at T.a (t.a)",
                "@Unique(name = \"taken\") int b | a constraint at T.b (t.b)",
                "@Index(name = \"other\") int b | the table of test.Other",
            })
    void tablesIndexesAndKeysShareTheirNames(String component, String owner) {
        Message message = compile("""
                @Table record T(@Id int id, @Index(name = "taken") int a, %s) {}
                @Table record Other(@Id int id) {}
                """.formatted(component)).only(Code.DUPLICATE_RELATION_NAME);

        assertThat(message.text()).startsWith("[DUN1206] ").contains("It is the name of " + owner + ".");
    }

    @Test
    void aCheckMayHaveTheNameOfAnIndex() {
        Compilation compilation = compile(
                "@Table record T(@Id int id, @Index(name = \"x\") @Check(value = \"a > 0\", name = \"x\") int a) {}");

        assertThat(compilation.table().constraint("x")).isPresent();
        assertThat(compilation.table().index("x")).isPresent();
    }

    @Test
    void derivedNamesMakeWayForWrittenOnes() {
        Compilation compilation = compile("""
                @Table record T(@Id int id, @Index int a, @Index(name = "t_a_idx") int b) {}
                """);

        assertThat(compilation
                        .table()
                        .index("t_a_idx")
                        .orElseThrow()
                        .parts()
                        .get(0)
                        .column())
                .isEqualTo("b");
        assertThat(compilation
                        .table()
                        .index("t_a_idx1")
                        .orElseThrow()
                        .parts()
                        .get(0)
                        .column())
                .isEqualTo("a");
    }

    @Test
    void equalDerivedNamesAreNumberedByContentAndNotByOrder() {
        String one = "@Index(columns = \"a\", where = \"a > 0\")";
        String two = "@Index(columns = \"a\", where = \"a < 0\")";
        Compilation straight = compile("%s %s @Table record T(@Id int id, int a) {}".formatted(one, two));
        Compilation reversed = compile("%s %s @Table record T(@Id int id, int a) {}".formatted(two, one));

        assertThat(straight.table().indexes()).extracting("name").containsExactly("t_a_idx", "t_a_idx1");
        assertThat(straight.table()).isEqualTo(reversed.table());
    }

    @Test
    void derivedNamesOfTwoTablesStayApart() {
        Compilation compilation = compile("""
                @Table record A(@Id int id, @Index int bC) {}
                @Table("a_b") record B(@Id int id, @Index int c) {}
                """);

        assertThat(compilation.table("a").indexes()).extracting("name").containsExactly("a_b_c_idx");
        assertThat(compilation.table("a_b").indexes()).extracting("name").containsExactly("a_b_c_idx1");
    }

    @Test
    void placesOfConstraintsAndIndexesAreKnown() {
        Compilation compilation = compile("""
                @Index(columns = {"a", "b"})
                @Index(columns = {"b", "a"})
                @Table record T(@Id int id, @Unique int a, @Check("b > 0") int b) {}
                """);

        QualifiedName table = QualifiedName.of("t");
        Location type = Location.of(compilation.declaration("T").name());
        assertThat(compilation.clean().location(Subject.table(table))).isEqualTo(type.annotation("Table"));
        assertThat(compilation.clean().location(Subject.column(table, "a"))).isEqualTo(type.member("a"));
        assertThat(compilation.clean().location(Subject.index(table, "t_b_a_idx")))
                .isEqualTo(type.annotation("Index", 1));
        assertThat(compilation.clean().location(Subject.constraint(table, "t_a_key")))
                .isEqualTo(type.member("a").annotation("Unique"));
        assertThat(compilation.clean().location(Subject.constraint(table, "t_b_check")))
                .isEqualTo(type.member("b").annotation("Check"));
        assertThat(compilation.clean().location(Subject.column(table, "gone"))).isEqualTo(type.annotation("Table"));
        assertThat(compilation
                        .clean()
                        .location(Subject.table(QualifiedName.of("gone")))
                        .type()
                        .toString())
                .isEqualTo("test");
    }
}
