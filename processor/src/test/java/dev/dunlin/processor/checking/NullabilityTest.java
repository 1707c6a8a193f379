package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NullabilityTest {
    /** Annotations of the kinds that libraries have: for declarations, for types, for both. */
    private static final String OTHERS = """
            package other;
            import java.lang.annotation.*;
            public class Marks {
                public @interface Nullable {}
                @Target(ElementType.METHOD) public @interface OnMethod { @interface Nullable {} }
                @Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.METHOD}) public @interface NonNull {}
                public static class Javax { public @interface NotNull {} @Target(ElementType.FIELD) public @interface Nullable {} }
            }
            """;

    private static Compilation compileWithOthers(String body) {
        return TestCompiler.javac()
                .anchor("@Schema")
                .source("Marks.java", OTHERS)
                .body(body)
                .compile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Nullable String it",
                "java.lang.@Nullable String it",
                "String @Nullable [] it",
                "byte @Nullable [] it",
                "@other.Marks.Nullable String it",
                "@other.Marks.Nullable byte[] it",
                "@other.Marks.Javax.Nullable String it",
                "Optional<String> it",
                "@Column(nullable = true) String it",
                "@Column(nullable = true) int it",
                "@Nullable Optional<String> it",
                "@other.Marks.NonNull Optional<String> it",
            })
    void theseMakeAColumnNullable(String component) {
        Compilation compilation = compileWithOthers("@Table record T(@Id int id, %s) {}".formatted(component));

        assertThat(compilation.column("it").nullable()).isTrue();
    }

    @Test
    void anAccessorCanSayIt() {
        Compilation compilation = compile("""
                @Table record T(@Id int id, String it) {
                    @Override public @Nullable String it() { return it; }
                }
                """);

        assertThat(compilation.column("it").nullable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String it",
                "Integer it",
                "int it",
                "@other.Marks.NonNull String it",
                "List<@Nullable String> it",
                "@Nullable String[] it",
                "@Column(nullable = false) String it",
            })
    void otherwiseItIsRequired(String component) {
        Compilation compilation = compileWithOthers("@Table record T(@Id int id, %s) {}".formatted(component));

        assertThat(compilation.column("it").nullable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Nullable int it | \"it\" is marked as nullable, and \"int\" cannot be null | Write: @Nullable Integer it",
                "@Nullable byte[] it | \"it\" marks its elements as nullable, and they are primitive | Write: byte @Nullable [] it",
                "@Nullable @other.Marks.NonNull String it | \"it\" is marked as nullable and as not nullable | Remove one of the two marks.",
                "@Column(nullable = false) @Nullable String it | \"it\" says nullable = false, and has @Nullable | Remove one of the two.",
                "@Column(nullable = false) Optional<String> it | \"it\" says nullable = false, and has Optional | Remove one of the two.",
                "@Column(nullable = true) @other.Marks.NonNull String it | \"it\" says nullable = true, and has a mark that it is not null"
                        + " | Remove one of the two.",
                "@Column(identity = Identity.ALWAYS) @Nullable Long it | \"identity\" is not for a nullable column"
                        + " | Remove what makes the column nullable.",
            })
    void signalsThatContradictEachOtherAreAnError(String component, String what, String fix) {
        Message message = compileWithOthers("@Table record T(@Id int id, %s) {}".formatted(component))
                .only(Code.CONFLICTING_NULLABILITY);

        assertThat(message.text())
                .startsWith("[DUN1305] " + what + ", at T.it (t.it)")
                .endsWith(fix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Id @Nullable UUID id", "@Id Optional<UUID> id", "@Id @Column(nullable = true) UUID id"})
    void aKeyIsRequired(String component) {
        Message message = compile("@Table record T(%s) {}".formatted(component)).only(Code.NULLABLE_KEY);

        assertThat(message.text())
                .startsWith("[DUN1402] \"id\" belongs to the primary key and is nullable, at T.id (t.id)")
                .endsWith("Remove what makes it nullable, or @Id.");
        assertThat(message.source()).startsWith("@Id");
    }
}
