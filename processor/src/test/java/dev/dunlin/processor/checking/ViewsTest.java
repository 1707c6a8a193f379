package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
    private static final String USERS = "@Table(\"users\") record User(@Id int id, String name) {}\n";

    private static Compilation view(String annotation, String components) {
        return compile(USERS + annotation + " record UserName(" + components + ") {}");
    }

    private static Compilation query(String query, String components) {
        return view("@View(query = \"" + query + "\")", components);
    }

    @Test
    void componentsAreTheColumnsOfAView() {
        Compilation compilation = view(
                "@View(query = \"SELECT id, upper(name) AS shown FROM users\", securityBarrier = true,"
                        + " check = ViewCheck.LOCAL) @Comment(\"Who\")",
                "int id, @Comment(\"In capitals\") @Column(name = \"shown\") String text");

        View view = (View) compilation
                .clean()
                .schema()
                .object(ObjectKind.VIEW, QualifiedName.of("user_name"))
                .orElseThrow();
        assertThat(view.columns())
                .containsExactly(
                        ViewColumn.of("id", TypeParser.parse("integer")),
                        new ViewColumn("shown", TypeParser.parse("text"), "In capitals"));
        assertThat(view.options()).isEqualTo(new View.Options(true, false, View.Check.LOCAL));
        assertThat(view.comment()).isEqualTo("Who");
    }

    @Test
    void aMaterializedViewHasIndexesAndStorage() {
        Compilation compilation = view(
                "@MaterializedView(value = \"names\", query = \"SELECT id, name FROM users\", withData = false,"
                        + " storage = \"fillfactor=70\") @Index(columns = \"name\", unique = true)",
                "@Index int id, String name");

        MaterializedView view = (MaterializedView) compilation
                .clean()
                .schema()
                .object(ObjectKind.MATERIALIZED_VIEW, QualifiedName.of("names"))
                .orElseThrow();
        assertThat(view.populated()).isFalse();
        assertThat(view.storage()).containsEntry("fillfactor", "70");
        assertThat(view.indexes())
                .containsExactly(
                        Index.of("names_id_idx", "id"),
                        Index.of("names_name_idx", "name").withUnique(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, name FROM users",
                "SELECT DISTINCT ON (u.id) u.id, (SELECT max(name) FROM users) AS name FROM users u",
                "WITH w AS (SELECT id, name FROM users) SELECT w.id, w.name FROM w",
                "SELECT id, name IS DISTINCT FROM 'x' FROM users",
                "VALUES (1, 'x')",
                "SELECT 1, count(*)::text FROM users",
                "SELECT id, name FROM users UNION ALL SELECT 1, 'x'"
            })
    void aQueryOfAsManyColumnsIsRight(String query) {
        query(query, "int id, String name").clean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM users", "SELECT u.* FROM users u", "DELETE FROM users", "users"})
    void aQueryNamesItsColumns(String query) {
        assertThat(query(query, "int id, String name").only(Code.VIEW_QUERY).source())
                .contains(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT id FROM users", "SELECT name, id FROM users", "SELECT id, name AS called FROM users"})
    void theQueryHasTheColumnsOfTheRecordInItsOrder(String query) {
        assertThat(query(query, "int id, String name").only(Code.VIEW_COLUMNS).text())
                .contains("query");
    }

    @Test
    void aSemicolonEndsMoreThanTheQuery() {
        query("SELECT id FROM users; DROP TABLE users", "int id").only(Code.MALFORMED_EXPRESSION);
    }

    @Test
    void aViewHasNoIndexesKeysOrDefaults() {
        view("@View(query = \"SELECT id FROM users\") @Index(columns = \"id\")", "int id")
                .only(Code.NOT_IN_TYPE);
        query("SELECT id FROM users", "@Unique int id").only(Code.NOT_IN_TYPE);
        query("SELECT id FROM users", "@Column(defaultValue = \"1\") int id").only(Code.NOT_IN_TYPE);
    }

    @Test
    void aViewHasAName() {
        view("@View(value = \"users\", query = \"SELECT id FROM users\")", "int id")
                .only(Code.DUPLICATE_RELATION_NAME);
    }

    @Test
    void aRecordIsOneObject() {
        view("@View(query = \"SELECT id FROM users\") @MaterializedView(query = \"SELECT id FROM users\")", "int id")
                .only(Code.TWO_KINDS);
    }

    @Test
    void theInvokersPrivilegesNeedANewerServer() {
        view("@View(query = \"SELECT id FROM users\", securityInvoker = true)", "int id")
                .only(Code.SERVER_TOO_OLD);
    }

    @Test
    void aViewHasColumns() {
        query("SELECT id FROM users", "").only(Code.NO_COLUMNS);
    }
}
