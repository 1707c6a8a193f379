package dev.dunlin.processor.checking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.model.QualifiedName;
import org.junit.jupiter.api.Test;

class CommentsTest {
    private static final String SOURCE = """
            /**
             * Where {@link Shift shifts} take place,
             * one row each.
             *
             * <p>Never <em>deleted</em>.
             *
             * @param id the key
             * @param name what {@code people} call it,
             *     in their language
             * @param geo where it is
             */
            @Table
            public record Place(@Id int id, String name, @Comment("Written") String note, Mood mood, String none,
                @Embedded Geo geo) {}
            /** How people feel. */
            enum Mood { FINE }
            /** @param lat degrees north */
            record Geo(double lat) {}
            class Shift {}
            """;

    private static Compilation compile(String anchor, String source) {
        return TestCompiler.javac().anchor(anchor).body(source).compile();
    }

    @Test
    void javadocBecomesComments() {
        Compilation compilation = compile("@Schema(comments = true)", SOURCE);

        assertThat(compilation.table().options().comment())
                .isEqualTo("Where shifts take place, one row each.\nNever deleted.");
        assertThat(compilation.column("id").comment()).isEqualTo("the key");
        assertThat(compilation.column("name").comment()).isEqualTo("what people call it, in their language");
        assertThat(compilation.column("note").comment()).isEqualTo("Written");
        assertThat(compilation.column("none").comment()).isNull();
        assertThat(compilation.column("geo_lat").comment()).isEqualTo("degrees north");
        assertThat(compilation
                        .schema()
                        .enumType(QualifiedName.of("mood"))
                        .orElseThrow()
                        .comment())
                .isEqualTo("How people feel.");
    }

    @Test
    void withoutTheWishOnlyAnnotationsDo() {
        Compilation compilation = compile("@Schema", SOURCE);

        assertThat(compilation.table().options().comment()).isNull();
        assertThat(compilation.column("name").comment()).isNull();
        assertThat(compilation.column("note").comment()).isEqualTo("Written");
    }

    @Test
    void anAnnotationWinsEvenIfItIsEmpty() {
        Compilation compilation = compile("@Schema(comments = true)", """
                /** Not this. */
                @Comment("This") @Table record T(@Id @Comment("") int id) {}
                """);

        assertThat(compilation.table().options().comment()).isEqualTo("This");
        assertThat(compilation.column("id").comment()).isNull();
    }

    @Test
    void aCommentIsStorable() {
        Compilation.Message message = compile("@Schema", "@Comment(\"a\\0\") @Table record T(@Id int id) {}")
                .only(Code.UNSTORABLE_TEXT);

        assertThat(message.text())
                .startsWith("[DUN1201] \"@Comment\" has a character that PostgreSQL cannot store, at T (t)");
    }
}
