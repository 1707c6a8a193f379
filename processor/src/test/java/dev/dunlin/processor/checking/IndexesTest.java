package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Index.Part;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexesTest {
    private static Index index(String annotation) {
        Compilation compilation = compile(
                "%s @Table record T(@Id int id, String email, Instant createdAt, @Column(name = \"odd name\") int odd) {}"
                        .formatted(annotation));
        assertThat(compilation.table().indexes()).hasSize(1);
        return compilation.table().indexes().get(0);
    }

    private static Part part(
            @Nullable String column, @Nullable String sql, @Nullable String collation, @Nullable String operatorClass) {
        return new Part(
                column,
                sql == null ? null : new SqlExpression(sql),
                collation,
                operatorClass == null ? null : new SqlExpression(operatorClass),
                false,
                false);
    }

    @Test
    void anIndexOnAComponentIsOfItsColumn() {
        Compilation compilation = compile("@Table record T(@Id int id, @Index Instant createdAt) {}");

        assertThat(compilation.table().indexes()).containsExactly(Index.of("t_created_at_idx", "created_at"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Index(columns = \"email\") @Index(columns = {\"email\", \"odd\"})",
                "@Index(columns = \"email DESC\") @Index(columns = {\"email\", \"odd\"})",
                "@Index(columns = \"email\", include = \"odd\") @Index(columns = {\"email\", \"odd\"})",
                "@Index(columns = \"email\", where = \"odd > 0\") @Index(columns = {\"email\", \"odd\"}, where = \"odd > 0\")",
                "@Index(columns = \"id\")",
                "@Index(columns = \"id\", unique = true)",
                "@Index(columns = \"email\") @Unique(columns = {\"email\", \"odd\"})",
                "@Index(columns = \"odd\", method = \"hash\", name = \"a\") @Index(columns = \"odd\", method = \"hash\", name = \"b\")",
            })
    void anIndexThatAnotherOneBeginsWithIsAWarning(String annotations) {
        Compilation compilation =
                compile("%s @Table record T(@Id int id, String email, @Column(name = \"odd\") int odd) {}"
                        .formatted(annotations));

        Message message = compilation.only(Code.REDUNDANT_INDEX);
        assertThat(message.text()).contains("finds all that this index does, at T (t)");
        assertThat(message.source()).contains("record T(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Index(columns = {\"odd\", \"email\"}) @Index(columns = {\"email\", \"odd\"})",
                "@Index(columns = \"email\", unique = true) @Index(columns = {\"email\", \"odd\"})",
                "@Index(columns = \"email\", include = \"odd\") @Index(columns = {\"email\", \"id\"})",
                "@Index(columns = \"email\") @Index(columns = {\"email\", \"odd\"}, where = \"odd > 0\")",
                "@Index(columns = \"email text_pattern_ops\") @Index(columns = {\"email\", \"odd\"})",
                "@Index(columns = {\"email\", \"odd DESC\"}) @Index(columns = {\"email\", \"odd\", \"id\"})",
                "@Index(columns = \"odd\", method = \"hash\") @Index(columns = {\"odd\", \"id\"})",
                "@Index(columns = {\"email\", \"id\"}, method = \"brin\") @Index(columns = \"email\", method = \"brin\")",
            })
    void anIndexThatFindsMoreIsNone(String annotations) {
        Compilation compilation =
                compile("%s @Table record T(@Id int id, String email, @Column(name = \"odd\") int odd) {}"
                        .formatted(annotations));

        assertThat(compilation.messages()).isEmpty();
    }

    @Test
    void ofTwoIndexesThatAreAlikeOneIsRedundant() {
        Compilation compilation =
                compile("@Index(columns = \"odd\") @Table record T(@Id int id, @Index(name = \"again\") int odd) {}");

        compilation.only(Code.REDUNDANT_INDEX);
    }

    @Test
    void anIndexCanHaveEverything() {
        Index index = index("""
                @Index(columns = {"createdAt DESC NULLS LAST", "id"}, expressions = "lower(email)", unique = true,
                    where = "id > 0", include = "email", storage = {"fillfactor=70", "deduplicate_items = off"}, name = "i")
                """);

        assertThat(index)
                .isEqualTo(new Index(
                        "i",
                        List.of(
                                new Part("created_at", null, null, null, true, false),
                                Part.column("id"),
                                Part.expression(new SqlExpression("lower(email)"))),
                        true,
                        "btree",
                        new SqlExpression("id > 0"),
                        List.of("email"),
                        false,
                        new TreeMap<>(Map.of("fillfactor", "70", "deduplicate_items", "off"))));
    }

    @Test
    void eachColumnCanHaveCollationClassAndOrder() {
        Index index = index("@Index(columns = {\"email COLLATE \\\"C\\\" text_pattern_ops\", \"\\\"odd name\\\" desc\","
                + " \"createdAt nulls first\", \"email collate de_DE asc\", \"email public.gist_trgm_ops(siglen = 32)\","
                + " \"odd name\", \"(lower(email)) text_ops DESC\"})");

        assertThat(index.parts())
                .containsExactly(
                        part("email", null, "C", "text_pattern_ops"),
                        new Part("odd name", null, null, null, true, true),
                        new Part("created_at", null, null, null, false, true),
                        part("email", null, "de_DE", null),
                        part("email", null, null, "public.gist_trgm_ops(siglen = 32)"),
                        Part.column("odd name"),
                        new Part(
                                null,
                                new SqlExpression("lower(email)"),
                                null,
                                new SqlExpression("text_ops"),
                                true,
                                true));
    }

    @Test
    void theDefaultOrderMaySayItself() {
        assertThat(index("@Index(columns = {\"id ASC NULLS LAST\", \"email DESC NULLS FIRST\"})")
                        .parts())
                .isEqualTo(index("@Index(columns = {\"id\", \"email DESC\"})").parts());
    }

    @Test
    void expressionsOnAComponentStandForIt() {
        Compilation compilation =
                compile("@Table record T(@Id int id, @Index(expressions = \"lower(email)\") String email) {}");

        assertThat(compilation.table().indexes().get(0).parts())
                .containsExactly(Part.expression(new SqlExpression("lower(email)")));
        assertThat(compilation.table().indexes().get(0).name()).isEqualTo("t_lower_idx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "@Index(columns = {\"id\", \"email\"}) => t_id_email_idx",
                "@Index(columns = \"id\", include = \"email\") => t_id_email_idx",
                "@Index(expressions = {\"lower(email)\", \"email || 'x'\"}) => t_lower_expr_idx",
                "@Index(columns = {\"email\", \"email varchar_pattern_ops\"}) => t_email_email1_idx",
            })
    void namesAreDerivedAsPostgresqlDoes(String annotation, String name) {
        assertThat(index(annotation).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id SIDEWAYS UP", "id DESC ASC", "(lower(email)", "id,email", "", "id NULLS", "9id", "id COLLATE"
            })
    void aColumnThatCannotBeReadIsAnError(String column) {
        Message message = compile(
                        "@Index(columns = \"%s\") @Table record T(@Id int id, String email) {}".formatted(column))
                .only(Code.MALFORMED_INDEX_COLUMN);

        assertThat(message.text()).startsWith("[DUN1406] \"%s\" is not an index column, at T (t)".formatted(column));
        assertThat(message.source()).startsWith("\"%s\"".formatted(column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"where = \"id > (\"", "expressions = \"\"", "columns = \"( )\"", "where = \"id > 0;\""})
    void anExpressionIsComplete(String member) {
        String columns = member.startsWith("where") ? "columns = \"id\", " : "";
        Message message = compile("@Index(%s%s) @Table record T(@Id int id) {}".formatted(columns, member))
                .only(Code.MALFORMED_EXPRESSION);

        assertThat(message.text()).contains("is not an SQL expression");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns = \"tags\", method = \"gin\", unique = true | \"unique\" is not for the method gin",
                "columns = \"at DESC\", method = \"gist\" | \"DESC\" or \"NULLS FIRST\" is not for the method gist",
                "columns = \"tags\", method = \"gin\", include = \"email\" | \"include\" is not for the method gin",
                "columns = {\"id\", \"email\"}, method = \"hash\" | \"hash\" indexes have one column",
                "columns = \"id\", method = \"b tree\" | \"b tree\" is not an access method",
            })
    void anAccessMethodHasItsLimits(String members, String what) {
        Message message = compile(
                        "@Index(%s) @Table record T(@Id int id, String email, String[] tags, @Column(type = \"point\") Object at) {}"
                                .formatted(members))
                .only(Code.INDEX_METHOD);

        assertThat(message.text()).startsWith("[DUN1408] " + what + ", at T (t)");
    }

    @Test
    void aTypeWithoutOrderIsNotSorted() {
        Message message = compile("@Table record T(@Id int id, @Unique @Column(type = \"json\") String data) {}")
                .only(Code.INDEX_TYPE);

        assertThat(message.text())
                .startsWith("[DUN1414] \"data\" is json, which btree does not index by itself, at T.data (t.data)")
                .endsWith("Make the column jsonb.");
        assertThat(message.source()).startsWith("@Unique");
    }

    @Test
    void aTextInAGinIndexNeedsAnOperatorClassOrAnExtension() {
        String index = "@Table record T(@Id int id, @Index(method = \"gin\"%s) String name) {}";
        Message message = compile(index.formatted("")).only(Code.INDEX_TYPE);

        assertThat(message.text())
                .endsWith("Name an operator class, for example: columns = \"name gin_trgm_ops\""
                        + " — or list the extension in the anchor: extensions = \"btree_gin\"");
        assertThat(compile(index.formatted(", columns = \"name gin_trgm_ops\"")).messages())
                .isEmpty();
        assertThat(TestCompiler.javac()
                        .anchor("@Schema(extensions = \"btree_gin\")")
                        .body(index.formatted(""))
                        .compile()
                        .messages())
                .isEmpty();
    }

    @Test
    void whatAnExtensionsMethodCanDoIsNotKnown() {
        assertThat(index("@Index(columns = {\"id\", \"email DESC\"}, method = \"bloom\", include = \"odd\")")
                        .method())
                .isEqualTo("bloom");
    }

    @Test
    void equalNullsAreForUniqueIndexes() {
        Message message = TestCompiler.javac()
                .anchor("@Schema(postgres = 17)")
                .body("@Table record T(@Id int id, @Index(nullsNotDistinct = true) int a) {}")
                .compile()
                .only(Code.NULLS_NOT_DISTINCT);

        assertThat(message.text())
                .startsWith("[DUN1409] \"nullsNotDistinct\" says nothing of an index that is not unique");
    }

    @Test
    void includeInSpgistNeedsANewerServer() {
        String source =
                "@Index(columns = \"a\", include = \"id\", method = \"spgist\") @Table record T(@Id int id, String a) {}";

        Message message = TestCompiler.javac()
                .anchor("@Schema(postgres = 13)")
                .body(source)
                .compile()
                .only(Code.SERVER_TOO_OLD);

        assertThat(message.text()).startsWith("[DUN1108] \"include\" needs PostgreSQL 14");
        assertThat(compile(source).messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fillfactor", "fillfactor=70; drop table t", "Fill Factor=70", "=70", "fillfactor=(1"})
    void aStorageParameterIsANameAndAValue(String parameter) {
        Message message = compile("@Table(storage = \"%s\") record T(@Id int id) {}".formatted(parameter))
                .only(Code.MALFORMED_STORAGE);

        assertThat(message.text())
                .startsWith("[DUN1410] \"%s\" is not a storage parameter, at T (t)".formatted(parameter));
    }

    @Test
    void aStorageParameterIsThereOnce() {
        Message message = compile(
                        "@Table record T(@Id int id, @Index(storage = {\"fillfactor=70\", \"fillfactor=80\"}) int a) {}")
                .only(Code.MALFORMED_STORAGE);

        assertThat(message.text()).contains("One of this name is there already.");
    }

    @Test
    void anIndexHasATablespaceAndAComment() {
        Index index = index("@Index(columns = \"odd\", tablespace = \"fast disk\", comment = \"it's new\")");

        assertThat(index)
                .isEqualTo(Index.of("t_odd name_idx", "odd name")
                        .withTablespace("fast disk")
                        .withComment("it's new"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Index(columns = \"id\", tablespace = \"%s\") @Table",
                "@Table(tablespace = \"%s\")",
                "@Index(columns = \"id\", name = \"%s\") @Table",
                "@Exclude(elements = \"id WITH =\", method = \"btree\", name = \"%s\") @Table"
            })
    void aLongNameIsAnError(String annotation) {
        Message message = compile((annotation + " record T(@Id int id) {}").formatted("ü".repeat(32)))
                .only(Code.NAME_TOO_LONG);

        assertThat(message.source()).startsWith("\"üü");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Index(columns = \"id\", where = \"at > now()\") @Table record T(@Id int id, Instant at) {} | now",
                "@Index(expressions = \"concat(a, b)\") @Table record T(@Id int id, String a, String b) {} | concat",
                "@Table record T(@Id int id, @Index(where = \"a < Current_Date\") LocalDate a) {} | current_date",
                "@Table record T(@Id int id, @Column(generatedAs = \"to_char(a, 'YYYY')\") String y, Instant a) {} | to_char",
                "@Exclude(elements = \"(random()) WITH =\", method = \"btree\") @Table record T(@Id int id) {} | random",
            })
    void whatIsComputedOnceIsAlwaysTheSame(String source, String function) {
        Message message = compile(source).only(Code.NOT_IMMUTABLE);

        assertThat(message.text())
                .startsWith("[DUN1322] \"%s\" does not always give the same value".formatted(function));
    }

    @Test
    void whatMayBeAnotherFunctionOrAColumnIsLeftAlone() {
        assertThat(compile("""
                @Index(expressions = {"app.concat(a)", "lower(a)", "\\"now\\" || a"}, where = "a <> 'now()'")
                @Table record T(@Id int id, String a, @Column(name = "now") String b) {}
                """).messages()).isEmpty();
    }

    @Test
    void tablesHaveOptions() {
        Compilation compilation = compile(
                "@Table(unlogged = true, storage = \"autovacuum_enabled=false\", online = false, tablespace = \"cold\")"
                        + " record T(@Id int id) {}");

        assertThat(compilation.table().options().unlogged()).isTrue();
        assertThat(compilation.table().options().tablespace()).isEqualTo("cold");
        assertThat(compilation.table().options().storage()).containsExactly(Map.entry("autovacuum_enabled", "false"));
        assertThat(compilation.clean().online())
                .containsExactly(Map.entry(compilation.table().name(), false));
    }
}
