package dev.dunlin.processor.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Component.Nullness;
import dev.dunlin.processor.declaration.Constant;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.declaration.TypeUse.Declared.Kind;
import dev.dunlin.schema.json.JsonFormatException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentCodecTest {
    private static final TypeName INNER = TypeName.of("org.example", "Outer", "In$ner");
    private static final TypeUse UUID = declared("UUID", Kind.OTHER);

    static Stream<Declaration> declarations() {
        return Stream.of(
                new Declaration.PackageInfo(
                        TypeName.ofPackage("org.example"),
                        List.of(use(
                                "Schema",
                                Map.of("history", new Value.Text("main"), "postgres", new Value.Number(15))))),
                new Declaration.EnumType(
                        INNER,
                        List.of(use("EnumType", Map.of("ordered", new Value.Flag(true)))),
                        List.of(
                                new Constant("B", List.of()),
                                new Constant(
                                        "A", List.of(use("EnumLabel", Map.of("value", new Value.Text("a\"\n\\☃")))))),
                        "What <b>it</b> is."),
                new Declaration.RecordType(TypeName.of("", "Bare"), List.of(), false, List.of(), List.of(), null),
                new Declaration.RecordType(
                        INNER,
                        List.of("T", "U"),
                        true,
                        List.of(
                                use("Index", Map.of("columns", texts("a", "b DESC"))),
                                use("Index", Map.of("columns", texts(), "unique", new Value.Flag(false))),
                                use("Table", Map.of())),
                        components(),
                        "Doc"));
    }

    private static List<Component> components() {
        AnnotationUse relation = use(
                "Relation",
                Map.of("to", new Value.Type(declared("Cut", Kind.RECORD)), "onDelete", new Value.Constant("SET_NULL")));
        TypeUse list = new TypeUse.Declared(
                TypeName.of("java.util", "Map", "Entry"),
                Kind.OTHER,
                List.of(new TypeUse.Wildcard(), new TypeUse.Variable("T")));
        return List.of(
                new Component("id", UUID, Nullness.UNMARKED, List.of(relation), "the key"),
                new Component("count", new TypeUse.Primitive("int"), Nullness.NON_NULL, List.of(), null),
                new Component("list", new TypeUse.Array(list), Nullness.NULLABLE_ELEMENT, List.of(), null),
                new Component("kind", declared("Kind", Kind.ENUM), Nullness.NULLABLE, List.of(), ""),
                new Component("gone", new TypeUse.Unresolved("Missing"), Nullness.CONTRADICTORY, List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void whatIsWrittenIsReadBack(Declaration declaration) {
        String text = FragmentCodec.write(declaration);

        assertThat(FragmentCodec.read("a.json", text)).isEqualTo(declaration);
        assertThat(FragmentCodec.write(FragmentCodec.read("a.json", text))).isEqualTo(text);
        assertThat(text).endsWith("}\n").doesNotContain("\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"format\": 2}",
                "{\"format\": 1, \"name\": \"org.example\", \"kind\": \"package\"}",
                "{\"format\": 1, \"name\": \"org.example/\", \"kind\": \"package\"}",
                "{\"format\": 1, \"name\": \"org.example/A\", \"kind\": \"class\"}",
                "{\"format\": 1, \"name\": \"org.example/A\", \"kind\": \"package\", \"more\": 1}"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(JsonFormatException.class).isThrownBy(() -> FragmentCodec.read("a.json", text));
    }

    @Test
    void anIndexThatCannotBeReadIsEmpty() {
        assertThat(TypeIndex.read("{")).isEqualTo(TypeIndex.EMPTY);
        assertThat(TypeIndex.read("{\"format\": 1, \"types\": [\"none\"]}")).isEqualTo(TypeIndex.EMPTY);
    }

    private static TypeUse declared(String name, Kind kind) {
        return new TypeUse.Declared(TypeName.of("org.example", name), kind, List.of());
    }

    private static Value texts(String... texts) {
        return new Value.ListOf(Stream.of(texts).<Value>map(Value.Text::new).toList());
    }

    private static AnnotationUse use(String name, Map<String, Value> values) {
        return new AnnotationUse(name, new TreeMap<>(values));
    }
}
