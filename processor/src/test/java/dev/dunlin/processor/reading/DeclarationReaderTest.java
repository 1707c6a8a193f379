package dev.dunlin.processor.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Component.Nullness;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.declaration.TypeUse.Declared;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.TestCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeclarationReaderTest {
    private static final String SOURCE = """
            /**
             * A place.
             *
             * @param id the key
             */
            @Table("places")
            @Index(columns = {"name", "id DESC"})
            @Index(columns = "id")
            @Comment("c")
            record Place(@Id @Column(length = 3, nullable = false) int id, @Nullable String name,
                Map<String, ? extends List<Kind>> data, byte[][] bytes, @EnumLabel("wrong") Outer.Inner inner,
                @Relation(to = Place.class, onDelete = ReferentialAction.CASCADE) Optional<UUID> parent) {}
            enum Kind { Z, @EnumLabel("b") A }
            class Outer { record Inner(int a) {} }
            """;

    static Stream<TestCompiler> compilers() {
        return Stream.of(TestCompiler.javac(), TestCompiler.ecj()).map(compiler -> compiler.anchor("@Schema"));
    }

    private static AnnotationUse use(String name, Map<String, Value> values) {
        return new AnnotationUse(name, new TreeMap<>(values));
    }

    private static Value texts(String... texts) {
        return new Value.ListOf(
                Stream.of(texts).map(text -> (Value) new Value.Text(text)).toList());
    }

    private static Declared type(String packageName, Declared.Kind kind, String name, TypeUse... arguments) {
        return new Declared(TypeName.of(packageName, name.split("\\.")), kind, List.of(arguments));
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void everyCompilerGivesTheFactsThatAreWritten(TestCompiler compiler) {
        Compilation compilation = compiler.body(SOURCE).compile();

        TypeUse kind = type("test", Declared.Kind.ENUM, "Kind");
        assertThat(compilation.declaration("Place"))
                .isEqualTo(new Declaration.RecordType(
                        TypeName.of("test", "Place"),
                        List.of(),
                        false,
                        List.of(
                                use("Comment", Map.of("value", new Value.Text("c"))),
                                use("Index", Map.of("columns", texts("name", "id DESC"))),
                                use("Index", Map.of("columns", texts("id"))),
                                use("Table", Map.of("value", new Value.Text("places")))),
                        List.of(
                                new Component(
                                        "id",
                                        new TypeUse.Primitive("int"),
                                        Nullness.UNMARKED,
                                        List.of(
                                                use(
                                                        "Column",
                                                        Map.of(
                                                                "length",
                                                                new Value.Number(3),
                                                                "nullable",
                                                                new Value.Flag(false))),
                                                use("Id", Map.of())),
                                        "the key"),
                                new Component(
                                        "name",
                                        type("java.lang", Declared.Kind.OTHER, "String"),
                                        Nullness.NULLABLE,
                                        List.of(),
                                        null),
                                new Component(
                                        "data",
                                        type(
                                                "java.util",
                                                Declared.Kind.OTHER,
                                                "Map",
                                                type("java.lang", Declared.Kind.OTHER, "String"),
                                                new TypeUse.Wildcard()),
                                        Nullness.UNMARKED,
                                        List.of(),
                                        null),
                                new Component(
                                        "bytes",
                                        new TypeUse.Array(new TypeUse.Array(new TypeUse.Primitive("byte"))),
                                        Nullness.UNMARKED,
                                        List.of(),
                                        null),
                                new Component(
                                        "inner",
                                        type("test", Declared.Kind.RECORD, "Outer.Inner"),
                                        Nullness.UNMARKED,
                                        List.of(use("EnumLabel", Map.of("value", new Value.Text("wrong")))),
                                        null),
                                new Component(
                                        "parent",
                                        type(
                                                "java.util",
                                                Declared.Kind.OTHER,
                                                "Optional",
                                                type("java.util", Declared.Kind.OTHER, "UUID")),
                                        Nullness.UNMARKED,
                                        List.of(use(
                                                "Relation",
                                                Map.of(
                                                        "to",
                                                        new Value.Type(type("test", Declared.Kind.RECORD, "Place")),
                                                        "onDelete",
                                                        new Value.Constant("CASCADE")))),
                                        null)),
                        "A place."));
        assertThat(((Declaration.EnumType) compilation.declaration("Kind")).constants())
                .extracting("name")
                .containsExactly("Z", "A");
        assertThat(kind).hasToString("Kind");
        assertThat(compilation.declaration("Inner").name().binary()).isEqualTo("test.Outer$Inner");
    }

    @Test
    void aClassFileTellsWhatItKeeps(@TempDir Path classes) {
        TestCompiler.javac().anchor("@Schema").body("""
                        @Table public record Place(@Id int id) {}
                        enum Kind { Z, @EnumLabel("b") A }
                        class Outer { record Inner(@Column(length = 5) String a, Optional<UUID> b) {} }
                        """).compile(classes).clean();

        Compilation user = TestCompiler.javac()
                .anchor("@Schema")
                .classPath(classes)
                .body(
                        "@Table record T(@Id int id, @Embedded Outer.Inner inner, Kind kind, @Relation(to = Place.class) int place) {}")
                .compile();

        assertThat(user.messages())
                .extracting(Compilation.Message::text)
                .singleElement()
                .asString()
                .as("a record of another compilation is in no history of this one")
                .startsWith("[" + Code.TARGET_IN_OTHER_HISTORY.id() + "] \"Place\"")
                .contains("It belongs to another history, or to none.");
        assertThat(user.interpretation().schema().enums().values())
                .singleElement()
                .satisfies(type -> assertThat(type.texts()).containsExactly("Z", "b"));
        assertThat(user.interpretation().schema().tables().values())
                .singleElement()
                .satisfies(table -> assertThat(table.columns())
                        .extracting(column -> column.name() + " " + column.type() + " " + column.nullable())
                        .contains("inner_a varchar(5) false", "inner_b uuid true"));
    }

    @Test
    void whatIsUnknownIsReportedAndNotInterpreted() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema")
                .unresolved()
                .body(
                        "@Table record T(@Id int id, Missing one, List<Missing> two, @Relation(to = Missing.class) int three) {}")
                .compile();

        assertThat(compilation.declaration("T").isResolved()).isFalse();
        assertThat(compilation.messages())
                .extracting(Compilation.Message::text)
                .allMatch(text -> text.startsWith("[" + Code.UNRESOLVED_TYPE.id() + "] "))
                .anyMatch(text -> text.contains("\"Missing\" is not known, at T.one"))
                .anyMatch(text -> text.contains("\"List<Missing>\" is not known, at T.two"))
                .anyMatch(text -> text.contains("\"to\" is not known, at T.three"))
                .hasSize(3);
    }

    @Test
    void typesThatAreUsedAreNamed() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema")
                .body(SOURCE.replace("@EnumLabel(\"wrong\")", ""))
                .compile();

        assertThat(((Declaration.RecordType) compilation.declaration("Place")).usedTypes())
                .containsExactly(TypeName.of("test", "Outer", "Inner"), TypeName.of("test", "Place"));
    }

    @Test
    void aPackageHasItsAnnotations() {
        Compilation compilation =
                TestCompiler.javac().anchor("@Schema(history = \"media\")").compile();

        assertThat(compilation.declaration("package-info"))
                .isEqualTo(new Declaration.PackageInfo(
                        TypeName.ofPackage("test"),
                        List.of(use("Schema", Map.of("history", new Value.Text("media"))))));
    }
}
