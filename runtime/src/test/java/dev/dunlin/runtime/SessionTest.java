package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A connection goes back as it came, whatever a migration does to it. */
class SessionTest extends DatabaseTest {
    private static final String LOOK = """
            select current_setting('search_path'), current_setting('role'), current_setting('lock_timeout'),
                current_setting('statement_timeout'), current_setting('work_mem'), current_setting('row_security')""";

    @Test
    void whatAMigrationSetsHoldsForItsOwnTransaction() throws Exception {
        assumeTrue(TestDatabase.isSuperuser(), "needs a user who may create roles");
        sql.run("create schema other; create role dunlin_test_role_%s".formatted(database.name()));
        history().migration("m1", """
                        set work_mem = '11MB';
                        set search_path = other, public;
                        create table a ();
                        select set_config('search_path', '', false);
                        set row_security = off;
                        grant create on schema other to dunlin_test_role_%1$s;
                        set role dunlin_test_role_%1$s;
                        create table other.b ();
                        """.formatted(database.name())).migration("m2", "create table c ();");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String before = row(statement);

            Dunlin.forDataSource(new SingleConnection(connection))
                    .location(directory)
                    .migrate();

            assertThat(row(statement)).isEqualTo(before);
            assertThat(connection.getAutoCommit()).isFalse();
        } finally {
            sql.run("drop owned by dunlin_test_role_%1$s; drop role dunlin_test_role_%1$s".formatted(database.name()));
        }
        assertThat(sql.exists("other.a")).isTrue();
        assertThat(sql.exists("public.c")).isTrue();
    }

    @Test
    void whatAMigrationSetsHoldsInAllItsStatementsEvenWithoutTransaction() {
        sql.run("create schema other");
        history()
                .migration(
                        "m1",
                        "-- dunlin:no-transaction\nset search_path = other;\ncreate table a ();\ncreate table b ();");

        dunlin().migrate();

        assertThat(sql.exists("other.b")).isTrue();
        assertThat(sql.history()).containsExactly("m1|applied|3/3");
    }

    @Test
    void aSessionThatReadsOnlyByDefaultOrRepeatablyIsNoHindrance() {
        sql.run("alter database %1$s set default_transaction_isolation = 'serializable'".formatted(database.name()));
        sql.run("alter database %1$s set default_transaction_read_only = on".formatted(database.name()));
        history().migration("m1", "create table a as select current_setting('transaction_isolation') as isolation");

        dunlin().migrate();

        assertThat(sql.one("select isolation from a")).isEqualTo("read committed");
    }

    @Test
    void noSchemaOnTheSearchPathIsTold() {
        sql.run("alter database %s set search_path = nowhere".formatted(database.name()));
        history().migration("m1", "select 1");

        assertThatThrownBy(() -> dunlin().migrate())
                .hasMessageStartingWith("[DUN5307] The connection's search_path names no schema that exists");
    }

    @Test
    void aMissingRightIsTold() throws Exception {
        assumeTrue(TestDatabase.isSuperuser(), "needs a user who may create roles");
        String role = "dunlin_test_reader_" + database.name();
        sql.run("revoke create on schema public from public; create role %1$s".formatted(role));
        history().migration("m1", "select 1");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);

            assertThatThrownBy(() -> Dunlin.forDataSource(new SingleConnection(connection))
                            .location(directory)
                            .migrate())
                    .hasMessageStartingWith(
                            "[DUN5306] The history table cannot be made: ERROR: permission denied for schema public")
                    .hasMessageContaining("Grant the role that migrates CREATE and USAGE");
        } finally {
            sql.run("drop role " + role);
        }
    }

    @Test
    void aRoleThatOwnsNothingButItsSchemaIsEnough() {
        assumeTrue(TestDatabase.isSuperuser(), "needs a user who may create roles");
        String role = "dunlin_test_owner_" + database.name();
        sql.run("revoke all on schema public from public; create role %1$s; create schema app authorization %1$s"
                .formatted(role));
        history()
                .migration("m1", "create table users (id int);")
                .migration("m2", "-- dunlin:no-transaction\ncreate index concurrently users_id on users (id);")
                .migration("m3", "create view ids as select id from users;")
                .down("m3", "drop view ids;");
        Dunlin asOwner = Dunlin.forDataSource(inRole(role)).location(directory);
        try {
            assertThat(asOwner.migrate().applied()).hasSize(3);
            assertThat(asOwner.rollback().rolledBack()).hasSize(1);
            assertThat(asOwner.status().in(MigrationState.HELD)).containsExactly("m3");
            assertThat(sql.exists("app.dunlin_history")).isTrue();
        } finally {
            sql.run("drop schema app cascade; drop role " + role);
        }
    }

    @Test
    void aRoleThatMayOnlyReadTheHistoryStartsWhereNothingIsPending() {
        assumeTrue(TestDatabase.isSuperuser(), "needs a user who may create roles");
        String role = "dunlin_test_reader_" + database.name();
        sql.run("create role %1$s; create schema app; grant usage on schema app to %1$s".formatted(role));
        history().migration("m1", "select 1");
        Dunlin asReader = Dunlin.forDataSource(inRole(role)).location(directory);
        try {
            dunlin().schema("app").migrate();

            assertThatThrownBy(asReader::migrate)
                    .hasMessageStartingWith(
                            "[DUN5306] History \"main\" could not be migrated: ERROR: permission denied")
                    .hasMessageContaining("SELECT, INSERT and UPDATE on dunlin_history");
            sql.run("grant select on app.dunlin_history to " + role);
            assertThat(asReader.migrate().isUpToDate()).isTrue();
            assertThat(asReader.status().isUpToDate()).isTrue();

            history().migration("m2", "select 2");
            assertThatThrownBy(asReader::migrate)
                    .hasMessageStartingWith(
                            "[DUN5306] The history table cannot be written: ERROR: permission denied for table dunlin_history");
        } finally {
            sql.run("drop schema app cascade; drop role " + role);
        }
    }

    /** Connections of a role, in the schema {@code app}. */
    private SimpleDataSource inRole(String role) {
        return new SimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = database.connect();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set role %s; set search_path = app".formatted(role));
                }
                return connection;
            }
        };
    }

    private static String row(Statement statement) throws Exception {
        try (ResultSet result = statement.executeQuery(LOOK)) {
            result.next();
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= 6; i++) {
                row.append(result.getString(i)).append('|');
            }
            return row.toString();
        }
    }
}
