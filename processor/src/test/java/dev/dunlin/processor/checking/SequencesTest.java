package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequencesTest {
    @Test
    void recordsDeclareSequencesThatStandAlone() {
        Compilation compilation = compile("""
                @Sequence(value = "invoice_numbers", was = "numbers", type = "integer", start = 1000, increment = 10,
                    min = 500, max = 9999, cache = 20, cycle = true, comment = "Numbers of invoices")
                @Sequence("other")
                @Table record Invoice(@Id @Column(defaultSql = "nextval('invoice_numbers')") int number) {}
                """);

        QualifiedName name = QualifiedName.of("invoice_numbers");
        Sequence sequence = new Sequence(
                name, "integer", new SequenceOptions(1000L, 10, 500L, 9999L, 20, true), "Numbers of invoices");
        assertThat(compilation.schema().objects().values())
                .containsExactly(sequence, Sequence.of(QualifiedName.of("other")));
        assertThat(compilation.clean().hints().was()).containsEntry(Subject.object(sequence.id()), "numbers");
    }

    @Test
    void anAnchorDeclaresSequencesToo() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema(name = \"shop\") @Sequence(\"order_numbers\") @Sequence(\"item_numbers\")")
                .body("@Table record T(@Id int id) {}")
                .compile();

        assertThat(compilation.schema().objects().keySet())
                .extracting(id -> id.name().toString())
                .containsExactly("shop.item_numbers", "shop.order_numbers");
    }

    @Test
    void whatPostgresTakesAnywayIsNoDifference() {
        Compilation compilation = compile("""
                @Sequence(value = "s", start = 1, min = 1, max = 32767, type = "smallint")
                @Table record T(@Id int id) {}
                """);

        assertThat(((Sequence) compilation
                                .schema()
                                .objects()
                                .values()
                                .iterator()
                                .next())
                        .options())
                .isEqualTo(SequenceOptions.NONE);
    }

    @Test
    void theSequenceOfAnIdentityColumnIsRefinedBesideIt() {
        Compilation compilation = compile("""
                @Table record T(
                    @Id @Column(identity = Identity.ALWAYS) @Sequence(value = "numbers", start = 100, increment = 5) long id,
                    @Column(identity = Identity.SERIAL) int old,
                    @Column(identity = Identity.BY_DEFAULT) @Sequence(cache = 10) int other) {}
                """);

        assertThat(compilation.column("id").defaultValue())
                .isEqualTo(
                        new DefaultValue.Identity(true, "numbers", new SequenceOptions(100L, 5, null, null, 1, false)));
        assertThat(compilation.column("old").defaultValue())
                .isEqualTo(new DefaultValue.Serial("t_old_seq", SequenceOptions.NONE));
        assertThat(compilation.column("other").defaultValue())
                .isEqualTo(new DefaultValue.Identity(
                        false, "t_other_seq", new SequenceOptions(null, 1, null, null, 10, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "increment = 0, '\"0\" is not an increment'",
        "cache = 0, '\"0\" is not a number of values'",
        "'min = 10, max = 5', the sequence has no values: it is from 10 to 5",
        "'max = 10, start = 11', '\"11\" is not a value from 1 to 10'",
        "'type = \"integer\", max = 3000000000L', '\"3000000000\" is not a value of type integer'",
        "type = \"text\", '\"text\" is not a type of a sequence'",
    })
    void optionsMustBePossible(String options, String message) {
        Compilation compilation = compile("@Sequence(value = \"s\", " + options + ") @Table record T(@Id int id) {}");

        assertThat(compilation.only(Code.SEQUENCE_OPTION).text()).contains(message);
    }

    @Test
    void aSequenceThatStandsAloneHasAName() {
        assertThat(compile("@Sequence @Table record T(@Id int id) {}")
                        .only(Code.UNNAMED_SEQUENCE)
                        .text())
                .contains("the sequence has no name");
    }

    @Test
    void aSequenceOnAComponentIsThatOfItsColumn() {
        assertThat(compile("@Table record T(@Id @Sequence int id) {}")
                        .only(Code.SEQUENCE_PLACE)
                        .text())
                .contains("The column has no sequence of its own.");
        assertThat(compile("@Table record T(@Id @Column(identity = Identity.ALWAYS) @Sequence(was = \"x\") int id) {}")
                        .only(Code.SEQUENCE_PLACE)
                        .text())
                .contains("\"was\" says nothing of a column's own sequence");
    }

    @Test
    void sequencesShareTheNamesOfTables() {
        assertThat(compile("@Sequence(\"t\") @Table record T(@Id int id) {}")
                        .only(Code.DUPLICATE_RELATION_NAME)
                        .text())
                .contains("It is the name of the table of test.T");
    }

    @Test
    void aSequenceOnAPackageWithoutAnchorSaysNothing() {
        Compilation compilation = TestCompiler.javac()
                .body("@Table record T(@Id int id) {}")
                .source("test/sub/package-info.java", "@dev.dunlin.annotations.Sequence(\"s\") package test.sub;")
                .compile();

        assertThat(compilation.only(Code.SEQUENCE_PLACE).text()).contains("a package that is no anchor");
    }
}
