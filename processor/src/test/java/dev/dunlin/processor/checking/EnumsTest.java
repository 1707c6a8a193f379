package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumsTest {
    private static final String TABLE = "@Table record T(@Id int id, Status status) {}";

    @Test
    void anEnumThatAColumnUsesIsAType() {
        Compilation compilation = compile("enum Status { OPEN, CLOSED } " + TABLE);

        assertThat(compilation.schema().enums().values())
                .containsExactly(new EnumType(
                        QualifiedName.of("status"),
                        "test.Status",
                        List.of(new EnumType.Label("OPEN", "OPEN"), new EnumType.Label("CLOSED", "CLOSED")),
                        null));
        assertThat(compilation.table().column("status").orElseThrow().type())
                .isEqualTo(new ColumnType.Defined(QualifiedName.of("status")));
    }

    @Test
    void annotationsRefineItAndGiveHints() {
        Compilation compilation = compile("""
                @dev.dunlin.annotations.EnumType(value = "shift_status", schema = "types", was = "status", ordered = true)
                enum Status { @EnumLabel(value = "open", was = "OPEN") OPEN, CLOSED }
                """ + TABLE);

        QualifiedName name = new QualifiedName("types", "shift_status");
        assertThat(compilation.schema().enumType(name).orElseThrow().texts()).containsExactly("open", "CLOSED");
        assertThat(compilation.clean().hints().ordered()).containsExactly(name);
        assertThat(compilation.clean().hints().was())
                .containsEntry(Subject.enumType(name), "status")
                .containsEntry(Subject.label(name, "open"), "OPEN");
        assertThat(compilation.clean().location(Subject.label(name, "open"))).hasToString("Status.OPEN");
        assertThat(compilation.clean().location(Subject.enumType(name))).hasToString("Status");
    }

    @Test
    void anEnumOfTheLibraryIsATypeToo() {
        Compilation compilation = compile("@Table record T(@Id int id, DayOfWeek day, List<DayOfWeek> days) {}");

        assertThat(compilation
                        .schema()
                        .enumType(QualifiedName.of("day_of_week"))
                        .orElseThrow()
                        .texts())
                .startsWith("MONDAY", "TUESDAY")
                .hasSize(7);
    }

    @Test
    void anAnnotatedEnumIsATypeWithoutAnyColumn() {
        Compilation compilation = compile("""
                @dev.dunlin.annotations.EnumType enum Status { OPEN }
                enum Other { A }
                @Table record T(@Id int id, @Column(type = "text") Other other) {}
                """);

        assertThat(compilation.schema().enums()).containsOnlyKeys(QualifiedName.of("status"));
    }

    @Test
    void anEnumHasConstants() {
        Message message = compile("enum Status {} " + TABLE).only(Code.EMPTY_ENUM);

        assertThat(message.text()).startsWith("[DUN1601] \"Status\" has no constants, at Status (status)");
    }

    @Test
    void aLabelHasAtMost63Bytes() {
        String label = "ü".repeat(32);
        Message message = compile("enum Status { @EnumLabel(\"%s\") OPEN } ".formatted(label) + TABLE)
                .only(Code.LABEL_TOO_LONG);

        assertThat(message.text())
                .contains("It has 64 bytes, and a label has at most 63.")
                .contains("at Status.OPEN (status.");
        assertThat(message.source()).startsWith("\"üü");
    }

    @Test
    void aConstantWithALongNameNeedsALabel() {
        Message message =
                compile("enum Status { %s } ".formatted("X".repeat(64)) + TABLE).only(Code.LABEL_TOO_LONG);

        assertThat(message.text()).endsWith("Write a shorter one: @EnumLabel(\"…\")");
    }

    @Test
    void aLabelIsStorable() {
        Message message =
                compile("enum Status { @EnumLabel(\"a\\0\") OPEN } " + TABLE).only(Code.UNSTORABLE_TEXT);

        assertThat(message.text()).contains("at Status.OPEN");
    }

    @Test
    void twoConstantsHaveTwoLabels() {
        Message message = compile("enum Status { OPEN, @EnumLabel(\"OPEN\") AGAIN } " + TABLE)
                .only(Code.DUPLICATE_LABEL);

        assertThat(message.text())
                .startsWith("[DUN1603] \"OPEN\" is the label of two constants, at Status.AGAIN (status.OPEN)")
                .contains("OPEN has it already.");
        assertThat(message.source()).startsWith("\"OPEN\")");
    }

    @Test
    void twoEnumsAreTwoTypes() {
        Message message = compile("""
                class A { enum Status { X } }
                class B { enum Status { Y } }
                @Table record T(@Id int id, A.Status a, B.Status b) {}
                """).only(Code.DUPLICATE_TYPE);

        assertThat(message.text())
                .startsWith("[DUN1208] \"status\" is the name of two types, at B.Status (status)")
                .contains("It is the type of test.A.Status already")
                .endsWith("Give the enum another name: @EnumType(\"…\")");
    }

    @Test
    void aTypeAndATableHaveTwoNames() {
        Message message = compile("enum Status { X } @Table(\"status\") record T(@Id int id, Status status) {}")
                .only(Code.DUPLICATE_TYPE);

        assertThat(message.text())
                .contains("It is the table of test.T already; the rows of a table have a type of its name, too.");
    }

    @Test
    void aSchemaOfTheServerCannotBeUsed() {
        Message message = compile("@dev.dunlin.annotations.EnumType(schema = \"pg_types\") enum Status { X } " + TABLE)
                .only(Code.RESERVED_NAMESPACE);

        assertThat(message.text()).startsWith("[DUN1107] \"pg_types\" cannot be the schema");
    }

    @Test
    void namesOfTypesAreInTheSchemaOfTheAnchor() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema(name = \"app\")")
                .body("enum Status { OPEN } " + TABLE)
                .compile();

        assertThat(compilation.schema().enums()).containsOnlyKeys(new QualifiedName("app", "status"));
        assertThat(compilation.schema().tables()).containsOnlyKeys(new QualifiedName("app", "t"));
    }
}
