package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SqlExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated columns, and how columns keep their values. */
class GeneratedColumnsTest {
    private static Compilation on18(String source) {
        return TestCompiler.javac()
                .anchor("@Schema(postgres = 18)")
                .body(source)
                .compile();
    }

    @Test
    void aGeneratedColumnIsStoredUnlessItIsVirtual() {
        Compilation compilation = on18("""
                @Table record T(@Id int id, @Column(generatedAs = "id + 1") int stored,
                    @Column(generatedAs = "id + 1", virtual = true) int virtual) {}
                """);

        assertThat(compilation.column("stored").defaultValue())
                .isEqualTo(new DefaultValue.Generated(new SqlExpression("id + 1"), true));
        assertThat(compilation.column("virtual").defaultValue())
                .isEqualTo(new DefaultValue.Generated(new SqlExpression("id + 1"), false));
    }

    @Test
    void aVirtualColumnNeedsANewServer() {
        Message message = compile("@Table record T(@Id int id, @Column(generatedAs = \"id\", virtual = true) int v) {}")
                .only(Code.SERVER_TOO_OLD);

        assertThat(message.text()).startsWith("[DUN1108] \"virtual\" needs PostgreSQL 18, at T.v (t.v)");
        assertThat(message.source()).startsWith("true");
    }

    @Test
    void onlyAGeneratedColumnIsVirtual() {
        assertThat(on18("@Table record T(@Id int id, @Column(virtual = true) int v) {}")
                        .only(Code.GENERATED_COLUMN)
                        .text())
                .startsWith("[DUN1321] \"virtual\" says nothing of a column that is not generated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Unique %s int v",
                "@Index %s int v",
                "@Index(expressions = \"v + 1\") %s int v",
                "@Index(columns = \"id\", where = \"v > 1\") %s int v",
                "@Index(columns = \"id\", include = \"v\") %s int v",
                "@Exclude(elements = \"v WITH =\", method = \"btree\") %s int v",
                "@Relation(to = T.class, index = false, onUpdate = ReferentialAction.NO_ACTION) %s int v",
            })
    void nothingIsIndexedOrReferredToThatIsNotStored(String component) {
        Message message = on18("@Table record T(@Id int id, %s) {}"
                        .formatted(component.formatted("@Column(generatedAs = \"id\", virtual = true)")))
                .only(Code.VIRTUAL_COLUMN);

        assertThat(message.text()).startsWith("[DUN1422] \"v\" is a virtual column, at T.v (t.v)");
    }

    @Test
    void aCheckMayReadAVirtualColumn() {
        assertThat(on18("""
                @Table record T(@Id int id, @Check("v > 0") @Column(generatedAs = "id", virtual = true) int v) {}
                """).messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Mood, mood", "'@Column(type = \"citext\") String', citext", "Mood[], mood[]"})
    void aVirtualColumnIsOfATypeOfPostgresqlItself(String java, String type) {
        String column = java.startsWith("@")
                ? java.replace("type", "generatedAs = \"null\", virtual = true, type")
                : "@Column(generatedAs = \"null\", virtual = true) " + java;

        Message message = on18("enum Mood { GOOD } @Table record T(@Id int id, @Nullable %s v) {}".formatted(column))
                .only(Code.GENERATED_COLUMN);

        assertThat(message.text()).startsWith("[DUN1321] \"virtual\" is not for " + type);
    }

    @Test
    void aGeneratedColumnReadsNoOtherOne() {
        Message message = compile("""
                @Table record T(@Id int id, @Column(generatedAs = "id + 1") int a, @Column(generatedAs = "a + 1") int b) {}
                """).only(Code.GENERATED_COLUMN);

        assertThat(message.text())
                .startsWith("[DUN1321] \"a\" is a generated column, too, at T.b (t.b)")
                .endsWith("Write the expression of a in its place.");
        assertThat(message.source()).startsWith("\"a + 1\"");
    }

    @Test
    void aGeneratedColumnReadsNoOtherRows() {
        assertThat(compile("@Table record T(@Id int id, @Column(generatedAs = \"(Select 1)\") int a) {}")
                        .only(Code.GENERATED_COLUMN)
                        .text())
                .startsWith("[DUN1321] \"SELECT\" is not for a generated column");
    }

    @Test
    void aColumnSaysHowItsValuesAreKept() {
        Compilation compilation = compile("""
                @Table record T(@Id int id,
                    @Column(storage = Storage.EXTERNAL, compression = "lz4", statistics = 0) String a,
                    @Column(storage = Storage.DEFAULT, statistics = -1) String b) {}
                """);

        assertThat(compilation.column("a").options())
                .isEqualTo(new ColumnOptions(ColumnOptions.Storage.EXTERNAL, "lz4", 0));
        assertThat(compilation.column("b").options()).isEqualTo(ColumnOptions.NONE);
    }

    @Test
    void aVirtualColumnKeepsNothing() {
        assertThat(
                        on18("@Table record T(@Id int id, @Column(generatedAs = \"id\", virtual = true, statistics = 9) int v) {}")
                                .only(Code.COLUMN_OPTION)
                                .text())
                .startsWith("[DUN1323] \"virtual\" is not for a column with options, at T.v (t.v)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "storage = Storage.MAIN | long | \"MAIN\" is not for bigint",
                "compression = \"lz4\" | UUID | \"lz4\" is not for uuid",
                "compression = \"zstd\" | String | \"zstd\" is not a way to compress",
                "statistics = 10001 | String | \"10001\" is not a statistics target",
                "statistics = -2 | String | \"-2\" is not a statistics target",
            })
    void aTypeHasItsLimits(String members, String type, String what) {
        Message message = compile("@Table record T(@Id int id, @Column(%s) %s a) {}".formatted(members, type))
                .only(Code.COLUMN_OPTION);

        assertThat(message.text()).startsWith("[DUN1323] " + what + ", at T.a (t.a)");
    }
}
