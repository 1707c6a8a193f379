package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.model.QualifiedName;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Table record BuildingType(@Id int id) {} | building_type",
                "@Table(\"buildings\") record BuildingType(@Id int id) {} | buildings",
                "@Table(schema = \"app\") record BuildingType(@Id int id) {} | app.building_type",
                "class Outer { @Table record Inner(@Id int id) {} } | inner",
                "class Outer { @Table private record Inner(@Id int id) {} } | inner",
            })
    void aTableHasAName(String source, String name) {
        assertThat(compile(source).table().name()).hasToString(name);
    }

    @Test
    void theRecordsBinaryNameIsItsIdentity() {
        Compilation compilation = compile("class Outer { @Table record Inner(@Id int id) {} }");

        assertThat(compilation.table().javaType()).isEqualTo("test.Outer$Inner");
    }

    @Test
    void twoRecordsCannotDeclareOneTable() {
        Message message = compile("""
                @Table("users") record A(@Id int id) {}
                @Table("users") record B(@Id int id) {}
                """).only(Code.DUPLICATE_TABLE);

        assertThat(message.text())
                .startsWith("[DUN1205] \"users\" is the table of two records, at B (users)")
                .contains("test.A declares it already.");
        assertThat(message.line()).isEqualTo(3);
        assertThat(message.source()).startsWith("\"users\"");
    }

    @Test
    void tablesOfTwoSchemasMayHaveOneName() {
        Compilation compilation = compile("""
                @Table("users") record A(@Id int id) {}
                @Table(value = "users", schema = "old") record B(@Id int id) {}
                """);

        assertThat(compilation.schema().tables())
                .containsOnlyKeys(QualifiedName.of("users"), new QualifiedName("old", "users"));
    }

    @Test
    void namesThatDifferInCaseAreTwo() {
        Compilation compilation = compile("""
                @Table("users") record A(@Id int id) {}
                @Table("Users") record B(@Id int id) {}
                """);

        assertThat(compilation.schema().tables()).hasSize(2);
    }

    @Test
    void aTableHasNoTypeParameters() {
        Message message = compile("@Table record T<X>(@Id int id) {}").only(Code.GENERIC_RECORD);

        assertThat(message.text()).startsWith("[DUN1002] \"T\" is a table and has type parameters, at T (t)");
    }

    @Test
    void aTypeParameterIsNoColumnType() {
        assertThat(compile("@Table record T<X>(@Id int id, X x) {}").messages())
                .extracting(Message::text)
                .anyMatch(text -> text.startsWith("[DUN1302] \"X\" has no PostgreSQL type"));
    }

    @Test
    void aKeyWithoutTableWasPerhapsForgotten() {
        Message message = compile("record Place(@Id int id) {}").only(Code.FORGOTTEN_TABLE);

        assertThat(message.kind()).isIn(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING);
        assertThat(message.text())
                .startsWith("[DUN1006] \"Place\" has a component with @Id and is not a table, at Place")
                .endsWith("Write: @Table record Place(…) — or remove @Id.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record Key(@Id int id) {} @Table record T(@Embedded Key key) {}",
                "@SuppressWarnings(\"DUN1006\") record Place(@Id int id) {}",
                "record Place(int id) {}",
            })
    void otherRecordsAreLeftAlone(String source) {
        assertThat(compile(source).messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Table class T {} | \"@Table\" says nothing on a class, at T | It belongs on a record. | Write: @Table public record T(…) {}",
                "@Table interface T {} | \"@Table\" says nothing on an interface, at T | It belongs on a record."
                        + " | Write: @Table public record T(…) {}",
                "@Table enum T { A } | \"@Table\" says nothing on an enum, at T | It belongs on a record. | Write: @Table public record T(…) {}",
                "@dev.dunlin.annotations.EnumType record T(int a) {} | \"@EnumType\" says nothing on a record, at T | It belongs on an enum."
                        + " | Move it there, or remove it.",
                "class T { @Column int a; } | \"@Column\" says nothing on a field, at T.a | It belongs on a record component."
                        + " | Move it there, or remove it.",
                "record T(int a) { @Id static int b; } | \"@Id\" says nothing on a field, at T.b | It belongs on a record component."
                        + " | Move it there, or remove it.",
                "enum T { @Column A } | \"@Column\" says nothing on an enum constant, at T.A | It belongs on a record component."
                        + " | Move it there, or remove it.",
                "record T(@EnumLabel(\"x\") int a) {} | \"@EnumLabel\" says nothing on a record component, at T.a"
                        + " | It belongs on an enum constant. | Move it there, or remove it.",
                "@Index(columns = \"a\") class T {} | \"@Index\" says nothing on a class, at T | It belongs on a record or a record component."
                        + " | Move it there, or remove it.",
            })
    void anAnnotationStandsWhereItSaysSomething(String source, String what, String why, String fix) {
        Message message = compile(source).only(Code.MISPLACED_ANNOTATION);

        assertThat(message.text()).isEqualTo("[DUN1001] " + String.join("\n", what, why, fix));
        assertThat(message.file()).isEqualTo("T.java");
        assertThat(message.line()).isEqualTo(2);
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfSources() {
        String[] bodies = {
            "@Table record A(@Id int id, @Relation(to = B.class) @Nullable Integer b, @Index int c) {}",
            "@Table record B(@Id int id, @Relation(to = A.class) int a, Kind kind) {}",
            "enum Kind { Z, A }",
            "record Part(Object wrong, @Column(length = 1) int wrongToo) {}",
            "@Table record C(@Id int id, @Embedded Part part) {}",
        };
        TestCompiler forward = TestCompiler.javac().anchor("@Schema");
        TestCompiler backward = TestCompiler.javac();
        for (int i = 0; i < bodies.length; i++) {
            forward.body(bodies[i]);
            backward.body(bodies[bodies.length - 1 - i]);
        }
        backward.anchor("@Schema");

        Compilation one = forward.compile();
        Compilation other = backward.compile();

        assertThat(one.messages()).hasSize(2).isEqualTo(other.messages());
        assertThat(one.interpretation()).isEqualTo(other.interpretation());
    }

    @Test
    void bothCompilersMeanTheSame() {
        String[] bodies = {
            """
            /** Places. @param ignored no */
            @Index(columns = "name") @Index(columns = {"kind", "at DESC"})
            @Table record Place(@Id UUID id, @Nullable String name, Kind kind, List<@Nullable String> tags,
                String @Nullable [] notes, @Embedded @Nullable Audit audit, Instant at, Optional<Integer> n,
                @Relation(to = Place.class) @Nullable UUID parent) {}
            """,
            "enum Kind { Z, @EnumLabel(\"first\") A, M }",
            "record Audit(Instant createdAt, @Column(defaultSql = \"now()\") Instant updatedAt) {}",
        };
        TestCompiler javac = TestCompiler.javac().anchor("@Schema(comments = true)");
        TestCompiler ecj = TestCompiler.ecj().anchor("@Schema(comments = true)");
        for (String body : bodies) {
            javac.body(body);
            ecj.body(body);
        }

        assertThat(ecj.compile().clean()).isEqualTo(javac.compile().clean());
    }
}
