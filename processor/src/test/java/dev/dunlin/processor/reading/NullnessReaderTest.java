package dev.dunlin.processor.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Component.Nullness;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.testing.TestCompiler;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NullnessReaderTest {
    private static final String SOURCE = """
            record T(
                @Nullable String typeUse,
                @Marks.Nullable String declared,
                String @Nullable [] array,
                @Nullable String[] elements,
                @Nullable byte[] primitiveElements,
                List<@Nullable String> argument,
                String onAccessor,
                String plain,
                @Marks.NonNull String nonNull,
                @Nullable @Marks.NonNull String both) {
                @Marks.Nullable public String onAccessor() { return onAccessor; }
            }
            class Marks { @interface Nullable {} @interface NonNull {} }
            """;

    static Stream<TestCompiler> compilers() {
        return Stream.of(TestCompiler.javac(), TestCompiler.ecj());
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void everyCompilerSeesTheSameMarks(TestCompiler compiler) {
        Declaration.RecordType type =
                (Declaration.RecordType) compiler.body(SOURCE).compile().declaration("T");

        assertThat(type.components().stream().collect(Collectors.toMap(Component::name, Component::nullness)))
                .isEqualTo(Map.of(
                        "typeUse", Nullness.NULLABLE,
                        "declared", Nullness.NULLABLE,
                        "array", Nullness.NULLABLE,
                        "elements", Nullness.UNMARKED,
                        "primitiveElements", Nullness.NULLABLE_ELEMENT,
                        "argument", Nullness.UNMARKED,
                        "onAccessor", Nullness.NULLABLE,
                        "plain", Nullness.UNMARKED,
                        "nonNull", Nullness.NON_NULL,
                        "both", Nullness.CONTRADICTORY));
    }
}
