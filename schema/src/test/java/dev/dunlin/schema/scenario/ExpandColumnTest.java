package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.type;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.ForeignKeyDeclaration.foreignKey;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.plan.Review;
import dev.dunlin.schema.plan.Stage;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Columns that get another name or type while two versions of an application use them. */
class ExpandColumnTest {
    private static final TableDeclaration USERS = table("users")
            .column("id", integer())
            .primaryKey("id")
            .column("name", text().defaultValue("nobody"))
            .column("age", integer().nullable())
            .unique("name")
            .check("users_name_check", "name <> ''")
            .index("age", "name");
    private static final TableDeclaration RENAMED = table("users")
            .column("id", integer())
            .primaryKey("id")
            .column("display_name", text().defaultValue("nobody").was("name"))
            .column("age", integer().nullable())
            .unique("display_name")
            .check("users_display_name_check", "display_name <> ''")
            .index("age", "display_name");

    @Test
    void aRenameIsMadeInTwoStepsAndTakenBackStepByStep() throws SQLException {
        try (TwoSteps steps = new TwoSteps(schema(USERS), schema(RENAMED))) {
            steps.run("INSERT INTO users (id, name) SELECT g, 'user ' || g FROM generate_series(1, 2000) g")
                    .expand("rename-column:users.name");

            assertThat(steps.rows("SELECT count(*) FROM users WHERE name IS DISTINCT FROM display_name"))
                    .containsExactly("0");

            steps.contract("users.display_name");
            assertThat(steps.rows("SELECT count(DISTINCT display_name) FROM users"))
                    .containsExactly("2000");

            steps.takeBack();
            assertThat(steps.rows("SELECT count(DISTINCT name) FROM users")).containsExactly("2000");
        }
    }

    @Test
    void bothVersionsReadWhatTheOtherOneWrites() throws SQLException {
        try (TwoSteps steps = new TwoSteps(schema(USERS), schema(RENAMED))) {
            steps.expand("rename-column:users.name")
                    .run(
                            "INSERT INTO users (id, name) VALUES (1, 'old inserts'), (2, 'b'), (3, 'c')",
                            "INSERT INTO users (id, display_name) VALUES (4, 'new inserts'), (5, 'e'), (6, 'f')",
                            "INSERT INTO users (id) VALUES (7)",
                            "UPDATE users SET display_name = 'new updates' WHERE id = 2",
                            "UPDATE users SET name = 'old updates' WHERE id = 5",
                            "UPDATE users SET name = 'loses', display_name = 'wins' WHERE id = 3");

            assertThat(steps.rows("SELECT id, name, display_name FROM users ORDER BY id"))
                    .containsExactly(
                            "1|old inserts|old inserts",
                            "2|new updates|new updates",
                            "3|wins|wins",
                            "4|new inserts|new inserts",
                            "5|old updates|old updates",
                            "6|f|f",
                            "7|nobody|nobody");
            assertThatThrownBy(() -> steps.run("INSERT INTO users (id, display_name) VALUES (8, 'wins')"))
                    .hasMessageContaining("users_name_key");
        }
    }

    @Test
    void theFirstStepLocksForAMomentAndTheRestBlocksNobody() {
        Review review = TwoSteps.review(schema(USERS), schema(RENAMED), "rename-column:users.name");

        assertThat(review.plan().stages()).extracting(Stage::transactional).containsExactly(true, false);
        assertThat(review.plan().hazards()).isEmpty();
    }

    @Test
    void aTypeChangeKeepsTheOldTypeUnderTheNameUntilItIsContracted() throws SQLException {
        TableDeclaration items = tableWithId("items")
                .column("amount", integer().defaultValue("1"))
                .index("amount")
                .check("items_amount_check", "amount > 0");
        try (TwoSteps steps = new TwoSteps(
                schema(items), schema(items.column("amount", type("bigint").defaultValue("1"))))) {
            steps.run("INSERT INTO items (id, amount) SELECT md5(g::text)::uuid, g FROM generate_series(1, 500) g")
                    .expand("rewrite-table:items.amount")
                    .run(
                            "INSERT INTO items (id, amount) VALUES (md5('a')::uuid, 7)",
                            "UPDATE items SET amount = 8 WHERE amount = 9");

            assertThat(steps.rows("SELECT count(*), sum(amount_new - amount), pg_typeof(min(amount)) FROM items"))
                    .containsExactly("501|0|integer");

            steps.contract("items.amount");
            assertThat(steps.rows("SELECT count(*), pg_typeof(min(amount)) FROM items"))
                    .containsExactly("501|bigint");

            steps.takeBack();
            assertThat(steps.rows("SELECT count(*), pg_typeof(min(amount)) FROM items"))
                    .containsExactly("501|integer");
        }
    }

    @Test
    void aKeyThatIsReferredToAndCountedGetsAWiderType() throws SQLException {
        TableDeclaration users = table("users")
                .column("id", integer().identity("users_id_seq"))
                .primaryKey("id")
                .column("boss_id", integer().nullable())
                .foreignKey("boss_id", "users");
        TableDeclaration posts =
                tableWithId("posts").column("user_id", integer()).foreignKey("user_id", "users");
        TableDeclaration wide = users.column("id", type("bigint").identity("users_id_seq"));
        try (TwoSteps steps = new TwoSteps(schema(users, posts), schema(wide, posts))) {
            steps.run(
                            "INSERT INTO users (boss_id) SELECT NULL FROM generate_series(1, 300)",
                            "UPDATE users SET boss_id = 300 - id + 1",
                            "INSERT INTO posts SELECT gen_random_uuid(), id FROM users",
                            "INSERT INTO users (boss_id) VALUES (1)",
                            "DELETE FROM users WHERE id = 301")
                    .expand("rewrite-table:users.id")
                    .run("INSERT INTO users (boss_id) VALUES (2)");
            assertThat(steps.rows("SELECT id, id_new FROM users WHERE id > 300"))
                    .containsExactly("302|302");
            steps.run("DELETE FROM users WHERE id = 302")
                    .contract("users.id")
                    .run("INSERT INTO users (boss_id) VALUES (3)");

            assertThat(steps.rows("SELECT max(id), pg_typeof(max(id)) FROM users"))
                    .containsExactly("303|bigint");

            steps.takeBack();
            assertThat(steps.rows("SELECT max(id), pg_typeof(max(id)) FROM users"))
                    .containsExactly("303|integer");
        }
    }

    @Test
    void aKeyGetsAnotherNameWithItsSequence() throws SQLException {
        TableDeclaration users = table("users")
                .column("id", integer().identityAlways("users_id_seq"))
                .primaryKey("id");
        TableDeclaration renamed = table("users")
                .column("user_id", integer().identityAlways("users_user_id_seq").was("id"))
                .primaryKey("user_id");
        TableDeclaration posts = tableWithId("posts").column("user_id", integer());
        try (TwoSteps steps = new TwoSteps(
                schema(users, posts.foreignKey("user_id", "users")),
                schema(renamed, posts.foreignKey(foreignKey("user_id").to("users", "user_id"))))) {
            steps.run("INSERT INTO users DEFAULT VALUES", "INSERT INTO posts VALUES (gen_random_uuid(), 1)")
                    .expand("rename-column:users.id")
                    .run("INSERT INTO users DEFAULT VALUES");
            assertThat(steps.rows("SELECT id, user_id FROM users ORDER BY id")).containsExactly("1|1", "2|2");
            steps.contract("users.user_id").takeBack();
        }
    }
}
