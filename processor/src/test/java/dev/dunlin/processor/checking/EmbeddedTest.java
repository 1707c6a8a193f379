package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedTest {
    private static final String ADDRESS = "record Address(String street, @Nullable String zipCode) {}\n";

    @Test
    void itsComponentsAreColumnsWithAPrefix() {
        Compilation compilation = compile(
                ADDRESS
                        + "@Table record T(@Id int id, @Embedded Address homeAddress, @Embedded(prefix = \"\") Address other) {}");

        assertThat(compilation.table().columns())
                .extracting(Column::name, Column::javaName, Column::nullable)
                .containsExactly(
                        tuple("id", "id", false),
                        tuple("home_address_street", "homeAddress.street", false),
                        tuple("home_address_zip_code", "homeAddress.zipCode", true),
                        tuple("street", "other.street", false),
                        tuple("zip_code", "other.zipCode", true));
    }

    @Test
    void embeddedRecordsNest() {
        Compilation compilation = compile("""
                record Geo(double lat, double lng) {}
                record Place(@Embedded(prefix = "at_") Geo geo, String name) {}
                @Table record T(@Id int id, @Embedded Place from) {}
                """);

        assertThat(compilation.table().columns())
                .extracting(Column::name, Column::javaName)
                .contains(tuple("from_at_lat", "from.geo.lat"), tuple("from_name", "from.name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Embedded @Nullable Address a", "@Embedded Optional<Address> a"})
    void ofANullableOneAllColumnsAreNullable(String component) {
        Compilation compilation = compile(ADDRESS + "@Table record T(@Id int id, %s) {}".formatted(component));

        assertThat(compilation.column("a_street").nullable()).isTrue();
    }

    @Test
    void aFormerPrefixRenamesAllColumns() {
        Compilation compilation = compile("""
                record Geo(double lat) {}
                record Place(@Embedded Geo geo, @Column(was = "title") String name) {}
                @Table record T(@Id int id, @Embedded(prefix = "new_", was = "old_") Place a,
                    @Embedded(prefix = "b_", was = "") Geo b, @Embedded Place c) {}
                """);

        QualifiedName table = QualifiedName.of("t");
        assertThat(compilation.clean().hints().was())
                .containsOnly(
                        entry(Subject.column(table, "new_geo_lat"), "old_geo_lat"),
                        entry(Subject.column(table, "new_name"), "old_title"),
                        entry(Subject.column(table, "b_lat"), "lat"),
                        entry(Subject.column(table, "c_name"), "c_title"));
    }

    @Test
    void constraintsInsideAreThoseOfTheTable() {
        Compilation compilation = compile("""
                @Table record Currency(@Id String code) {}
                @Check("amount > 0 OR currency = 'XXX'")
                @Index(columns = {"currency", "amount DESC"}, where = "amount > 100")
                record Money(@Check("amount < 1000") BigDecimal amount, @Relation(to = Currency.class) String currency) {}
                @Table record T(@Id int id, @Embedded Money price) {}
                """);

        assertThat(compilation.table("t").constraints(Constraint.Check.class))
                .containsExactly(
                        new Constraint.Check(
                                "t_check", new SqlExpression("price_amount > 0 OR price_currency = 'XXX'"), true),
                        new Constraint.Check("t_price_amount_check", new SqlExpression("price_amount < 1000"), true));
        assertThat(compilation.table("t").foreignKeys().get(0).columns()).containsExactly("price_currency");
        assertThat(compilation.table("t").indexes()).anySatisfy(index -> {
            assertThat(index.name()).isEqualTo("t_price_currency_price_amount_idx");
            assertThat(index.where()).isEqualTo(new SqlExpression("price_amount > 100"));
        });
    }

    @Test
    void aGeneratedColumnInsideKnowsItsNeighbours() {
        Compilation compilation = compile("""
                record Box(int width, int height, @Column(generatedAs = "width * height") int area) {}
                @Table record T(@Id int id, @Embedded Box box) {}
                """);

        assertThat(compilation.column("box_area").defaultValue())
                .isEqualTo(new DefaultValue.Generated(new SqlExpression("box_width * box_height"), true));
    }

    @Test
    void itsColumnsCanBeNamedByPath() {
        Compilation compilation = compile(ADDRESS + """
                @Unique(columns = {"home.street", "home_zip_code"})
                @Unique(columns = "home", name = "whole")
                @Table record T(@Id int id, @Embedded Address home) {}
                """);

        assertThat(compilation.table().constraints(Constraint.Unique.class))
                .extracting(Constraint.Unique::columns)
                .containsOnly(List.of("home_street", "home_zip_code"));
    }

    @Test
    void anEmbeddedKeyIsTheKey() {
        Compilation compilation = compile("""
                record SeatKey(String hall, int row) {}
                @Table record T(@Id @Embedded SeatKey key) {}
                """);

        assertThat(compilation.table().primaryKey().orElseThrow().columns()).containsExactly("key_hall", "key_row");
    }

    @Test
    void anEmbeddedKeyIsRequired() {
        Message message = compile(ADDRESS + "@Table record T(@Id @Embedded Address key) {}")
                .only(Code.NULLABLE_KEY);

        assertThat(message.text())
                .startsWith("[DUN1402] \"zipCode\" belongs to the primary key and is nullable, at Address.zipCode");
    }

    @Test
    void aKeyInsideANullableRecordCannotBe() {
        Message message = compile("record K(@Id int id) {} @Table record T(@Embedded @Nullable K k) {}")
                .only(Code.NULLABLE_KEY);

        assertThat(message.text()).endsWith("Make the embedded record required, or remove @Id.");
    }

    @Test
    void onlyRecordsAreEmbedded() {
        Message message =
                compile("@Table record T(@Id int id, @Embedded String name) {}").only(Code.EMBEDDED_NOT_RECORD);

        assertThat(message.text())
                .startsWith("[DUN1604] \"String\" is embedded and is not a record, at T.name (t.name)");
        assertThat(message.source()).startsWith("@Embedded");
    }

    @Test
    void aRecordCannotContainItself() {
        Message message = compile("""
                record A(@Embedded B b) {}
                record B(@Embedded A a) {}
                @Table record T(@Id int id, @Embedded A a) {}
                """).only(Code.EMBEDDED_CYCLE);

        assertThat(message.text())
                .startsWith("[DUN1605] \"A\" contains itself, at B.a (t.a_b_a)")
                .contains("Embedding it would never end: A → B → A.");
    }

    @Test
    void theSameRecordTwiceNeedsTwoPrefixes() {
        Compilation compilation = compile(
                ADDRESS
                        + "@Table record T(@Id int id, @Embedded(prefix = \"\") Address a, @Embedded(prefix = \"\") Address b) {}");

        assertThat(compilation.messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.text())
                        .startsWith("[" + Code.DUPLICATE_COLUMN.id() + "]")
                        .endsWith("Give the embedded record another prefix: @Embedded(prefix = \"…\")"));
    }

    @Test
    void anEmbeddedComponentIsNoColumn() {
        Message message = compile(ADDRESS + "@Table record T(@Id int id, @Embedded @Column(name = \"x\") Address a) {}")
                .only(Code.CONTRADICTORY_ANNOTATIONS);

        assertThat(message.text()).startsWith("[DUN1005] \"@Column\" says nothing beside @Embedded, at T.a");
    }

    @Test
    void anEmbeddedRecordHasNoTypeParameters() {
        Message message = compile(
                        "record Pair<A>(int a) {} @Table record T(@Id int id, @Embedded Pair<String> pair) {}")
                .only(Code.GENERIC_RECORD);

        assertThat(message.text()).startsWith("[DUN1002] \"Pair\" is embedded and has type parameters, at T.pair");
    }

    @Test
    void whatIsWrongInsideIsSaidOnce() {
        Compilation compilation = compile("""
                record Part(Object thing) {}
                @Table record A(@Id int id, @Embedded Part part) {}
                @Table record B(@Id int id, @Embedded Part part) {}
                """);

        assertThat(compilation.only(Code.UNKNOWN_TYPE).text()).contains("at Part.thing (a.part_thing)");
    }
}
