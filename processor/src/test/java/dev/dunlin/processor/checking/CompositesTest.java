package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositesTest {
    private static final QualifiedName POINT = QualifiedName.of("geo_point");

    @Test
    void aRecordIsACompositeTypeOfItsComponents() {
        Compilation compilation = compile("""
                @Composite
                record GeoPoint(
                    @Column(precision = 10, scale = 7, was = "lat") BigDecimal latitude,
                    @Comment("East of Greenwich") double longitude,
                    @Column(name = "label", collation = "C") String name,
                    @Ignored String cache) {}
                @Table record Place(@Id int id, GeoPoint at, @Nullable GeoPoint[] path) {}
                """);

        assertThat(compilation.schema().objects().values())
                .containsExactly(new CompositeType(
                        POINT,
                        "test.GeoPoint",
                        List.of(
                                new Attribute(
                                        "latitude", ColumnType.Builtin.of("numeric", 10, 7), null, null, "latitude"),
                                new Attribute(
                                        "longitude",
                                        ColumnType.Builtin.of("double precision"),
                                        null,
                                        "East of Greenwich",
                                        "longitude"),
                                new Attribute("label", ColumnType.Builtin.of("text"), "C", null, "name")),
                        null));
        assertThat(compilation.column("at").type()).isEqualTo(new ColumnType.Defined(POINT));
        assertThat(compilation.column("path").type()).isEqualTo(new ColumnType.ArrayOf(new ColumnType.Defined(POINT)));
        Subject latitude = Subject.attribute(POINT, "latitude");
        assertThat(compilation.clean().hints().was()).containsEntry(latitude, "lat");
        assertThat(compilation.clean().location(latitude)).hasToString("GeoPoint.latitude");
    }

    @Test
    void anEmbeddedRecordIsColumnsWhateverItIsElsewhere() {
        Compilation compilation = compile("""
                @Composite record Point(int x, int y) {}
                @Table record T(@Id int id, @Embedded Point at) {}
                """);

        assertThat(compilation.column("at_x").type()).isEqualTo(ColumnType.Builtin.of("integer"));
    }

    @Test
    void aTypeNeedsAttributesOfDifferentNames() {
        assertThat(compile("@Composite record Nothing() {}")
                        .only(Code.EMPTY_COMPOSITE)
                        .text())
                .contains("\"Nothing\" has no attributes");
        assertThat(compile("@Composite record P(int a, @Column(name = \"a\") int b) {}")
                        .only(Code.DUPLICATE_COLUMN)
                        .text())
                .contains("\"a\" is the attribute of two components");
    }

    @Test
    void attributesHaveNoDefaultsAndNoConstraints() {
        assertThat(compile("@Composite record P(@Column(defaultValue = \"1\") int a) {}")
                        .only(Code.NOT_IN_TYPE)
                        .text())
                .contains("\"defaultValue\" says nothing in a composite type");
        assertThat(compile("@Composite record P(@Check(\"a > 0\") int a) {}")
                        .only(Code.NOT_IN_TYPE)
                        .text())
                .contains("\"@Check\" says nothing in a composite type");
    }

    @Test
    void typesHaveNoTypeParametersAndDoNotContainThemselves() {
        assertThat(compile("@Composite record Box<T>(int a) {}")
                        .only(Code.GENERIC_RECORD)
                        .text())
                .contains("\"Box\" is a type of the schema");
        assertThat(compile("@Composite record Tree(Tree left, int a) {}")
                        .only(Code.EMBEDDED_CYCLE)
                        .text())
                .contains("\"Tree\" contains itself");
    }
}
