package dev.dunlin.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the schema of history main accepts, refuses and takes along, in a migrated database. */
class CampaignSchemaTest {
    @RegisterExtension
    static final ExampleDatabase database = new ExampleDatabase();

    @Test
    void hasThirtyTables() throws SQLException {
        assertThat(
                        database.jdbc()
                                .all(
                                        String.class,
                                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'dunlin_history'"))
                .containsExactlyInAnyOrder(
                        "users",
                        "refresh_tokens",
                        "campaigns",
                        "representatives",
                        "campaign_emails",
                        "representative_responses",
                        "response_upvotes",
                        "custom_recipients",
                        "postal_code_cache",
                        "email_logs",
                        "email_verifications",
                        "calls",
                        "locations",
                        "addresses",
                        "location_history",
                        "shifts",
                        "shift_signups",
                        "cuts",
                        "map_settings",
                        "canvass_sessions",
                        "canvass_visits",
                        "tracking_sessions",
                        "track_points",
                        "email_templates",
                        "email_template_variables",
                        "email_template_versions",
                        "email_template_test_logs",
                        "landing_pages",
                        "page_blocks",
                        "site_settings");
    }

    @Test
    void describesTablesAndColumnsInTheCatalog() throws SQLException {
        Jdbc jdbc = database.jdbc();

        assertThat(jdbc.one(String.class, "SELECT obj_description('public.shifts'::regclass)"))
                .isEqualTo("A few hours for which volunteers sign up.");
        assertThat(jdbc.one(String.class, """
                        SELECT col_description(attrelid, attnum) FROM pg_attribute
                        WHERE attrelid = 'public.locations'::regclass AND attname = 'province'
                        """)).isEqualTo("two letters");
    }

    @Test
    void takesTheFirstUserWithoutAnAuthor() throws SQLException {
        UUID user = newUser("first@example.org");

        assertThat(database.jdbc().all(UUID.class, "SELECT created_by_user_id FROM users WHERE id = ?", user))
                .containsExactly((UUID) null);
    }

    @Test
    void refusesASecondUserWithTheSameEmailInAnotherCase() throws SQLException {
        newUser("kim@example.org");

        assertRefused(() -> newUser("Kim@Example.org"), "23505", "users_lower_email_idx");
    }

    @Test
    void refusesATemporaryUserWhoNeverExpires() {
        assertRefused(
                () -> database.jdbc()
                        .update("INSERT INTO users (email, name, role) VALUES ('t@example.org', 'Guest', 'TEMP')"),
                "23514",
                "users_expiry_check");
    }

    @Test
    void keepsAUserWhoHasCanvassed() throws SQLException {
        UUID user = newUser("kim@example.org");
        newSession(user);

        assertRefused(
                () -> database.jdbc().update("DELETE FROM users WHERE id = ?", user),
                // RESTRICT has an SQLSTATE of its own from PostgreSQL 18 on.
                "23503|23001",
                "canvass_sessions_user_id_fkey");
    }

    @Test
    void deletesWithACampaignAllThatBelongsToIt() throws SQLException {
        Jdbc jdbc = database.jdbc();
        UUID campaign = newCampaign("clean-water", false);
        jdbc.update("""
                INSERT INTO campaign_emails (campaign_id, recipient_name, recipient_email, sender_name, sender_email,
                    subject, body, method)
                VALUES (?, 'The Minister', 'minister@example.org', 'Kim', 'kim@example.org', 'Water', 'Please', 'SMTP')
                """, campaign);
        jdbc.update("INSERT INTO calls (campaign_id, phone_number) VALUES (?, '+1 555 0100')", campaign);
        jdbc.update(
                "INSERT INTO custom_recipients (campaign_id, name, email) VALUES (?, 'Editor', 'e@example.org')",
                campaign);
        UUID response = jdbc.one(UUID.class, """
                INSERT INTO representative_responses (campaign_id, representative_name, type, body, received_on)
                VALUES (?, 'A. Member', 'LETTER', 'Dear Kim', '2026-03-01') RETURNING id
                """, campaign);
        jdbc.update(
                "INSERT INTO response_upvotes (response_id, user_id) VALUES (?, ?)",
                response,
                newUser("kim@example.org"));

        jdbc.update("DELETE FROM campaigns WHERE id = ?", campaign);

        assertThat(jdbc.one(Long.class, """
                        SELECT (SELECT count(*) FROM campaign_emails) + (SELECT count(*) FROM calls)
                            + (SELECT count(*) FROM custom_recipients) + (SELECT count(*) FROM representative_responses)
                            + (SELECT count(*) FROM response_upvotes)
                        """)).isZero();
    }

    @Test
    void highlightsAtMostOneCampaign() throws SQLException {
        newCampaign("clean-water", true);

        assertRefused(() -> newCampaign("clean-air", true), "23505", "campaigns_highlighted_idx");
    }

    @Test
    void findsCampaignsByTheirWords() throws SQLException {
        newCampaign("clean-water", false);

        assertThat(database.jdbc()
                        .all(
                                String.class,
                                "SELECT slug FROM campaigns WHERE search @@ websearch_to_tsquery('english', 'rivers')"))
                .containsExactly("clean-water");
    }

    @Test
    void keepsAShiftWhoseCutIsDeleted() throws SQLException {
        Jdbc jdbc = database.jdbc();
        UUID cut = jdbc.one(
                UUID.class,
                "INSERT INTO cuts (name, slug, geojson) VALUES ('Riverside', 'riverside', '{}') RETURNING id");
        UUID shift = jdbc.one(UUID.class, """
                INSERT INTO shifts (title, cut_id, meeting_place, held_on, start_time, end_time, max_volunteers)
                VALUES ('Doors', ?, 'Library', '2026-04-11', '10:00', '13:00', 6) RETURNING id
                """, cut);

        jdbc.update("DELETE FROM cuts WHERE id = ?", cut);

        assertThat(jdbc.all(UUID.class, "SELECT cut_id FROM shifts WHERE id = ?", shift))
                .containsExactly((UUID) null);
    }

    @Test
    void takesOneAddressWithoutAUnitAtALocation() throws SQLException {
        UUID location = newLocation();
        newAddress(location, null);
        newAddress(location, "2");

        assertRefused(() -> newAddress(location, null), "23505", "addresses_location_id_unit_idx");
    }

    @Test
    void letsACanvasserHaveOneActiveSession() throws SQLException {
        UUID user = newUser("kim@example.org");
        newSession(user);

        assertRefused(() -> newSession(user), "23505", "canvass_sessions_one_active_idx");
    }

    @Test
    void takesASupportLevelOnlyWhereSomebodySpoke() throws SQLException {
        UUID session = newSession(newUser("kim@example.org"));
        UUID address = newAddress(newLocation(), null);

        assertRefused(() -> database.jdbc().update("""
                                INSERT INTO canvass_visits (session_id, address_id, outcome, support_level)
                                VALUES (?, ?, 'NOT_HOME', '1')
                                """, session, address), "23514", "canvass_visits_support_check");
    }

    @Test
    void hasOneRowOfMapSettings() {
        assertRefused(
                () -> database.jdbc()
                        .update(
                                "INSERT INTO map_settings (id, center_latitude, center_longitude) VALUES (2, 53, -113)"),
                "23514",
                "map_settings_id_check");
    }

    @Test
    void takesATemplateBeforeTheVersionThatItPublishes() throws SQLException {
        Jdbc jdbc = database.jdbc();
        UUID template = newTemplatePublishing(1);
        jdbc.update("""
                INSERT INTO email_template_versions (template_id, version, subject, html_body, text_body)
                VALUES (?, 1, 'Welcome', '<p>Welcome</p>', 'Welcome')
                """, template);

        jdbc.update("SET CONSTRAINTS ALL IMMEDIATE");

        assertThat(jdbc.update("DELETE FROM email_templates WHERE id = ?", template))
                .isEqualTo(1);
        assertThat(jdbc.one(Long.class, "SELECT count(*) FROM email_template_versions"))
                .isZero();
    }

    @Test
    void refusesATemplateThatPublishesAVersionItLacks() throws SQLException {
        newTemplatePublishing(7);

        assertRefused(database::commit, "23503", "email_templates_id_current_version_fkey");
    }

    private static UUID newUser(String email) throws SQLException {
        return database.jdbc().one(UUID.class, "INSERT INTO users (email, name) VALUES (?, 'Kim') RETURNING id", email);
    }

    private static UUID newCampaign(String slug, boolean highlighted) throws SQLException {
        return database.jdbc().one(UUID.class, """
                        INSERT INTO campaigns (slug, title, description, email_subject, email_body, highlighted,
                            target_levels)
                        VALUES (?, 'A clean river', 'For the town', 'Water', 'Please', ?, '{FEDERAL,MUNICIPAL}')
                        RETURNING id
                        """, slug, highlighted);
    }

    private static UUID newLocation() throws SQLException {
        return database.jdbc()
                .one(
                        UUID.class,
                        "INSERT INTO locations (address, latitude, longitude) VALUES ('12 Elm', 53.5, -113.5) RETURNING id");
    }

    private static UUID newAddress(UUID location, @Nullable String unit) throws SQLException {
        return database.jdbc()
                .one(
                        UUID.class,
                        "INSERT INTO addresses (location_id, unit) VALUES (?, ?) RETURNING id",
                        location,
                        unit);
    }

    private static UUID newSession(UUID user) throws SQLException {
        return database.jdbc().one(UUID.class, "INSERT INTO canvass_sessions (user_id) VALUES (?) RETURNING id", user);
    }

    private static UUID newTemplatePublishing(int version) throws SQLException {
        return database.jdbc().one(UUID.class, """
                        INSERT INTO email_templates (key, name, category, current_version)
                        VALUES ('welcome', 'Welcome', 'SYSTEM', ?) RETURNING id
                        """, version);
    }

    private static void assertRefused(ThrowingCallable statement, String sqlState, String constraint) {
        assertThatThrownBy(statement).isInstanceOfSatisfying(SQLException.class, refusal -> {
            assertThat(refusal.getSQLState()).matches(sqlState);
            assertThat(refusal.getMessage()).contains('"' + constraint + '"');
        });
    }
}
