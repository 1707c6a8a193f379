package dev.dunlin.processor.checking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorsTest {
    private static Compilation under(String anchor) {
        return TestCompiler.javac()
                .anchor(anchor)
                .body("@Table record T(@Id int id) {}")
                .compile();
    }

    @Test
    void theAnchorSettlesTheHistory() {
        Compilation compilation =
                under("@Schema(history = \"media\", name = \"public\", extensions = {\"citext\", \"btree_gist\"},"
                        + " postgres = 16, online = false, comments = true, naming = NamingStrategy.AS_IS)");

        HistorySettings settings = compilation.clean().settings();
        assertThat(settings.history()).isEqualTo("media");
        assertThat(settings.namespace()).isEqualTo("public");
        assertThat(settings.naming()).isEqualTo(Naming.AS_IS);
        assertThat(settings.postgres()).isEqualTo(16);
        assertThat(settings.online()).isFalse();
        assertThat(settings.comments()).isTrue();
        assertThat(compilation.schema().extensions()).containsExactly("btree_gist", "citext");
        assertThat(compilation.clean().location(Subject.extension("citext")).value())
                .isEqualTo("extensions");
    }

    @Test
    void aPlainAnchorHasDefaults() {
        HistorySettings settings = under("@Schema").clean().settings();

        assertThat(settings.history()).isEqualTo("main");
        assertThat(settings.namespace()).isNull();
        assertThat(settings.postgres()).isEqualTo(14);
        assertThat(settings.online()).isTrue();
        assertThat(settings.comments()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Main", "my history", "a/b", "..", "ümlaut"})
    void aHistoryIsNamedLikeItsFolder(String name) {
        Message message = under("@Schema(history = \"%s\")".formatted(name)).only(Code.HISTORY_NAME);

        assertThat(message.text())
                .startsWith("[DUN1104] \"%s\" is not the name of a history, at package test".formatted(name));
        assertThat(message.file()).isEqualTo("package-info.java");
        assertThat(message.source()).startsWith("\"%s\"".formatted(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 19, 0})
    void theServerVersionIsKnown(int version) {
        Message message = under("@Schema(postgres = %d)".formatted(version)).only(Code.SERVER_VERSION);

        assertThat(message.text())
                .startsWith("[DUN1105] \"%d\" is not a PostgreSQL version that Dunlin knows".formatted(version))
                .endsWith("State the oldest major version in use, 13 to 18: postgres = 14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-x", "x-", "a--b", "a/b", "x\\\"; DROP"})
    void anExtensionHasAName(String name) {
        Message message = under("@Schema(extensions = \"%s\")".formatted(name)).only(Code.EXTENSION_NAME);

        assertThat(message.text()).contains("is not the name of an extension, at package test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uuid-ossp", "pg_trgm", "vector", "x"})
    void theseAreNamesOfExtensions(String name) {
        assertThat(under("@Schema(extensions = \"%s\")".formatted(name))
                        .schema()
                        .extensions())
                .containsExactly(name);
    }

    @Test
    void namesOfTheServerAreReserved() {
        Message message = under("@Schema(name = \"pg_app\")").only(Code.RESERVED_NAMESPACE);

        assertThat(message.text()).startsWith("[DUN1107] \"pg_app\" cannot be the schema, at package test");
        assertThat(message.source()).startsWith("\"pg_app\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Schema(postgres = 16) | @Schema | postgres",
                "@Schema(name = \"a\") | @Schema(name = \"b\") | name",
                "@Schema(extensions = \"citext\") | @Schema(extensions = {\"citext\", \"vector\"}) | extensions",
            })
    void anchorsOfOneHistoryAgree(String first, String second, String member) {
        Message message = twoAnchors(first, second).only(Code.ANCHORS_DISAGREE);

        assertThat(message.text())
                .startsWith(
                        "[DUN1103] \"%s\" of history \"main\" is not what the anchor of package test says, at package test.sub"
                                .formatted(member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Schema(postgres = 14, name = \"\") | @Schema(online = true)",
                "@Schema(extensions = {\"a\", \"b\"}) | @Schema(extensions = {\"b\", \"a\"})",
                "@Schema(history = \"main\") | @Schema",
            })
    void whatMeansTheSameAgrees(String first, String second) {
        assertThat(twoAnchors(first, second).messages()).isEmpty();
    }

    private static Compilation twoAnchors(String first, String second) {
        return TestCompiler.javac()
                .anchor(first)
                .source("sub/package-info.java", second + " package test.sub; import dev.dunlin.annotations.*;")
                .body("@Table record T(@Id int id) {}")
                .compile();
    }
}
