package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.Constraint.Exclude.Element;
import dev.dunlin.schema.model.Index.Part;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionsTest {
    private static final String BOOKING = """
            %s @Table record Booking(@Id int id, int roomId, @Column(type = "tstzrange") String during, String note) {}
            """;

    private static Compilation booking(String annotation) {
        return TestCompiler.javac()
                .anchor("@Schema(extensions = \"btree_gist\")")
                .body(BOOKING.formatted(annotation))
                .compile();
    }

    private static Exclude exclude(Compilation compilation) {
        List<Exclude> found = compilation.table().constraints(Exclude.class);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void anExclusionConstraintComparesColumns() {
        Compilation compilation = booking("@Exclude(elements = {\"roomId WITH =\", \"during WITH &&\"})");

        assertThat(exclude(compilation))
                .isEqualTo(Exclude.of(
                        "booking_room_id_during_excl",
                        "gist",
                        new Element(Part.column("room_id"), "="),
                        new Element(Part.column("during"), "&&")));
        assertThat(compilation
                        .clean()
                        .location(Subject.constraint(QualifiedName.of("booking"), "booking_room_id_during_excl")))
                .hasToString("Booking");
    }

    @Test
    void everythingCanBeSaid() {
        Exclude exclude = exclude(booking("""
                @Exclude(
                    elements = {"note COLLATE \\"C\\" text_ops DESC NULLS LAST with OPERATOR(pg_catalog.=)", "(id % 7) WITH ="},
                    method = "btree", where = "id > 0", include = "roomId", storage = "fillfactor=70", initiallyDeferred = true,
                    name = "no two", comment = "Twice is\\r\\ntoo often")
                """));

        assertThat(exclude)
                .isEqualTo(new Exclude(
                        "no two",
                        "btree",
                        List.of(
                                new Element(
                                        new Part("note", null, "C", new SqlExpression("text_ops"), true, false),
                                        "OPERATOR(pg_catalog.=)"),
                                new Element(Part.expression(new SqlExpression("id % 7")), "=")),
                        List.of("room_id"),
                        new TreeMap<>(Map.of("fillfactor", "70")),
                        new SqlExpression("id > 0"),
                        Deferral.INITIALLY_DEFERRED,
                        "Twice is\ntoo often"));
    }

    @Test
    void onAComponentTheOperatorIsEnough() {
        Compilation compilation = compile(
                "@Table record T(@Id int id, @Exclude(with = \"&&\") @Column(type = \"tstzrange\") String during) {}");

        assertThat(exclude(compilation))
                .isEqualTo(Exclude.of("t_during_excl", "gist", new Element(Part.column("during"), "&&")));
    }

    @Test
    void insideAnEmbeddedRecordColumnsAreCalledAsItCallsThem() {
        Compilation compilation = compile("""
                @Exclude(elements = "span WITH &&", where = "span <> 'empty'")
                record Slot(@Column(type = "tstzrange") String span) {}
                @Table record T(@Id int id, @Embedded Slot slot) {}
                """);

        assertThat(exclude(compilation))
                .isEqualTo(Exclude.of("t_slot_span_excl", "gist", new Element(Part.column("slot_span"), "&&"))
                        .withWhere(new SqlExpression("\"slot_span\" <> 'empty'")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elements = \"roomId\"",
                "elements = \"roomId =\"",
                "elements = \"WITH =\"",
                "elements = \"roomId WITH\"",
                "elements = \"roomId WITH = --\"",
                "elements = \"roomId WITH */**/\"",
                "elements = \"roomId WITH OPERATOR(=\"",
            })
    void anElementThatCannotBeReadIsAnError(String members) {
        Message message = booking("@Exclude(%s)".formatted(members)).only(Code.MALFORMED_ELEMENT);

        assertThat(message.text()).startsWith("[DUN1421] ").contains(", at Booking (booking)");
        assertThat(message.source()).startsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Exclude", "@Exclude(with = \"=\")"})
    void onARecordElementsAreNamed(String annotation) {
        assertThat(booking(annotation).only(Code.WITHOUT_COLUMNS).text())
                .startsWith("[DUN1407] \"@Exclude\" compares nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elements = \"note WITH =\", method = \"gin\" | \"gin\" has no exclusion constraints",
                "elements = \"note WITH =\", method = \"brin\" | \"brin\" has no exclusion constraints",
                "elements = \"note WITH =\", method = \"a b\" | \"a b\" has no exclusion constraints",
                "elements = {\"id WITH =\", \"note WITH =\"}, method = \"hash\" | \"hash\" indexes have one column",
                "elements = \"during DESC WITH &&\" | \"DESC\" or \"NULLS FIRST\" is not for the method gist",
                "elements = \"id WITH =\", method = \"hash\", include = \"note\" | \"include\" is not for the method hash",
            })
    void anAccessMethodHasItsLimits(String members, String what) {
        Message message = booking("@Exclude(%s)".formatted(members)).only(Code.INDEX_METHOD);

        assertThat(message.text()).startsWith("[DUN1408] " + what + ", at Booking (booking)");
    }

    @Test
    void aTypeNeedsAnOperatorClassOfTheMethod() {
        Message message = compile(BOOKING.formatted("@Exclude(elements = \"roomId WITH =\")"))
                .only(Code.INDEX_TYPE);

        assertThat(message.text())
                .startsWith("[DUN1414] \"roomId\" is integer, which gist does not index by itself")
                .contains("extensions = \"btree_gist\"");
    }

    @Test
    void anUnknownColumnIsAnError() {
        assertThat(booking("@Exclude(elements = \"romId WITH =\")")
                        .only(Code.UNKNOWN_COLUMN)
                        .text())
                .contains("Did you mean \"roomId\"?");
    }

    @Test
    void derivedNamesMakeWayForEachOther() {
        Compilation compilation =
                booking("@Exclude(elements = \"during WITH &&\") @Exclude(elements = \"during WITH -|-\")"
                        + " @Exclude(elements = \"(lower(during)) WITH =\")");

        assertThat(compilation.table().constraints(Exclude.class))
                .extracting(Exclude::name)
                .containsExactlyInAnyOrder("booking_during_excl", "booking_during_excl1", "booking_lower_excl");
    }
}
