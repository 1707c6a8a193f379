package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Tables and columns that go, and tables that get another name, while two versions of an application use them. */
class ExpandTableTest {
    private static final TableDeclaration USERS =
            table("users").column("id", integer()).primaryKey("id");

    @Test
    void aColumnThatIsToGoIsNoLongerRequired() throws SQLException {
        TableDeclaration before = USERS.column("fax", text()).index("fax").check("users_fax_check", "fax <> ''");
        try (TwoSteps steps = new TwoSteps(schema(before), schema(USERS))) {
            steps.run("INSERT INTO users (id, fax) VALUES (1, '1')")
                    .expand("drop-column:users.fax")
                    .run("INSERT INTO users (id) VALUES (2)", "INSERT INTO users (id, fax) VALUES (3, '3')");

            assertThat(steps.rows("SELECT id, fax FROM users ORDER BY id")).containsExactly("1|1", "2|null", "3|3");

            steps.contract("users.fax");
            assertThatThrownBy(steps::takeBack).hasMessageContaining("column users.fax");
        }
    }

    @Test
    void aColumnThatIsToGoComesBackWhereEveryRowHasIt() throws SQLException {
        TableDeclaration before = USERS.column("fax", text()).index("fax");
        try (TwoSteps steps = new TwoSteps(schema(before), schema(USERS))) {
            steps.run("INSERT INTO users (id, fax) VALUES (1, '1')")
                    .expand("drop-column:users.fax")
                    .takeBack()
                    .expand("drop-column:users.fax")
                    .run("DELETE FROM users")
                    .contract("users.fax")
                    .takeBack();
        }
    }

    @Test
    void aTypeThatOnlyTheOldColumnHasWaitsForTheContract() throws SQLException {
        TableDeclaration before = USERS.column("state", enumOf("state"));
        try (TwoSteps steps = new TwoSteps(schema(enumType("state", "on", "off"), before), schema(USERS))) {
            assertThat(TwoSteps.review(
                                    schema(enumType("state", "on", "off"), before),
                                    schema(USERS),
                                    "drop-column:users.state")
                            .difference()
                            .changes())
                    .hasSize(1);
        }
    }

    @Test
    void aTableThatIsToGoLetsRowsGoThatItRefersTo() throws SQLException {
        TableDeclaration drafts =
                tableWithId("drafts").column("user_id", integer()).foreignKey("user_id", "users");
        try (TwoSteps steps = new TwoSteps(schema(USERS, drafts), schema(USERS))) {
            steps.run("INSERT INTO users VALUES (1)", "INSERT INTO drafts VALUES (gen_random_uuid(), 1)")
                    .expand("drop-table:drafts")
                    .run("DELETE FROM users", "INSERT INTO drafts VALUES (gen_random_uuid(), 2)");
            assertThat(steps.rows("SELECT count(*) FROM drafts")).containsExactly("2");

            steps.run("DELETE FROM drafts").contract("drafts").takeBack();
        }
    }

    @Test
    void aTableIsWrittenUnderBothNames() throws SQLException {
        TableDeclaration before = table("user_account")
                .column("id", uuid().defaultSql("gen_random_uuid()"))
                .primaryKey("id")
                .column("name", text().defaultValue("nobody"))
                .unique("name");
        TableDeclaration after = table("users")
                .was("user_account")
                .column("id", uuid().defaultSql("gen_random_uuid()"))
                .primaryKey("id")
                .column("name", text().defaultValue("nobody"))
                .unique("name");
        TableDeclaration posts = tableWithId("posts").column("user_id", uuid());
        try (TwoSteps steps = new TwoSteps(
                schema(before, posts.foreignKey("user_id", "user_account")),
                schema(after, posts.foreignKey("user_id", "users")))) {
            steps.run("GRANT SELECT, INSERT ON user_account TO pg_monitor WITH GRANT OPTION")
                    .expand("rename-table:user_account")
                    .run(
                            "INSERT INTO user_account DEFAULT VALUES",
                            "INSERT INTO users (name) VALUES ('new')",
                            "UPDATE user_account SET name = 'old' WHERE name = 'nobody'",
                            "INSERT INTO user_account (name) VALUES ('new') ON CONFLICT (name) DO NOTHING");

            assertThat(steps.rows("SELECT name FROM users ORDER BY name")).containsExactly("new", "old");
            assertThat(steps.rows("SELECT string_agg(privilege_type, ' ' ORDER BY privilege_type) FROM"
                            + " information_schema.table_privileges WHERE table_name = 'user_account' AND grantee = 'pg_monitor'"
                            + " AND is_grantable = 'YES'"))
                    .containsExactly("INSERT SELECT");

            steps.contract("users");
            assertThat(steps.rows("SELECT to_regclass('user_account')")).containsExactly("null");

            steps.takeBack();
            assertThat(steps.rows("SELECT name FROM user_account ORDER BY name"))
                    .containsExactly("new", "old");
        }
    }
}
