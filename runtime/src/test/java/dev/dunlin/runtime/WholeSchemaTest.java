package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that has nothing of a history gets the schema that all migrations lead to at once. */
class WholeSchemaTest extends DatabaseTest {
    private static final String SCHEMA = """
            create table a (id int primary key, name text);

            create table b ();
            comment on table b is 'made at once';
            """;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void packaged() throws IOException {
        write("db/main/m1", "create table a (id int primary key);");
        write("db/main/m2", "alter table a add column name text;");
        write("db/main/m3", "create table b ();");
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {directory.toUri().toURL()}, before));
    }

    @AfterEach
    void resetClassLoader() throws IOException {
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void theWholeHistoryIsMarkedAsApplied() {
        schema(SCHEMA);
        List<String> heard = new ArrayList<>();

        MigrationReport report = main().listener(new RecordingListener(heard)).migrate();

        assertThat(report.wholeSchemaSteps()).isEqualTo(3);
        assertThat(report.applied())
                .extracting(AppliedMigration::migration, AppliedMigration::steps)
                .containsExactly(tuple("m1", 0), tuple("m2", 0), tuple("m3", 0));
        assertThat(heard)
                .startsWith("schema of main starts: 3")
                .contains("m1 step 3 of 3, line 8: comment on table b is 'made at once'")
                .endsWith("schema of main finished: 3", "m1 finished", "m2 finished", "m3 finished");
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1");
        assertThat(
                        sql.rows(
                                "select position, checksum = encode(sha256(%s), 'hex') from dunlin_history order by 1"
                                        .formatted(
                                                "case migration when 'm1' then 'create table a (id int primary key);'::bytea"
                                                        + " when 'm2' then 'alter table a add column name text;' else 'create table b ();' end")))
                .containsExactly("1|t", "2|t", "3|t");
        assertThat(sql.one("select count(distinct xmin::text) from dunlin_history"))
                .isEqualTo("1");
        assertThat(main().status().isUpToDate()).isTrue();
        assertThat(main().migrate().applied()).isEmpty();
    }

    @Test
    void theReportTellsThatNoMigrationWasRunByItself() {
        schema(SCHEMA);

        MigrationReport report = main().migrate();

        assertThat(report.toString().replaceAll("[0-9]+ ms", "N ms")).isEqualTo("""
                3 migrations found in db/main (history main)

                The whole schema was made at once (3 statements, N ms), in place of its migrations.

                The following migrations have been recorded as applied:

                  m1
                  m2
                  m3

                Database schema is up to date!
                """);
        assertThat(report.toJson())
                .contains("{\"migration\":\"m1\",\"steps\":0,\"durationMs\":0}")
                .containsPattern("\"wholeSchemaSteps\":3,\"wholeSchemaMs\":[0-9]+,");
        assertThat(sql.one("select sum(duration_ms) from dunlin_history")).isEqualTo("0");
    }

    @Test
    void theWayBackIsStoredToo() throws IOException {
        new TestHistory(directory)
                .down("db/main/m3", "drop table b;")
                .down("db/main/m2", "alter table a drop column name;");
        schema(SCHEMA);
        main().migrate();

        main().rollback("m1");

        assertThat(sql.exists("b")).isFalse();
        assertThat(sql.one("select count(*) from information_schema.columns where table_name = 'a'"))
                .isEqualTo("1");
    }

    @Test
    void aSchemaOfOtherChecksumsIsNotUsed() {
        schema(SCHEMA);
        write("db/main/m2", "alter table a add column other text;");

        assertReplayed();
    }

    @Test
    void aSchemaOfFewerMigrationsIsNotUsed() {
        schema(SCHEMA);
        write("db/main/m4", "create table c ();");

        assertReplayed();
        assertThat(sql.exists("c")).isTrue();
    }

    @Test
    void aSchemaThatCountsAnotherMigrationInIsNotUsed() {
        schema("-- dunlin:migration m9 " + Migration.checksum("x") + "\n" + SCHEMA);

        assertReplayed();
    }

    @Test
    void noSchemaIsNeeded() {
        assertReplayed();
    }

    @Test
    void aNamedPlaceIsReplayed() {
        schema(SCHEMA);

        main().location("db/main").migrate();

        assertThat(sql.rows("select obj_description('b'::regclass)")).containsExactly("null");
    }

    @Test
    void aTargetIsReplayed() {
        schema(SCHEMA);

        main().target("m1").migrate();
        main().migrate();

        assertThat(sql.rows("select obj_description('b'::regclass)")).containsExactly("null");
    }

    @Test
    void aSchemaThatDoesNotFitLeavesNothing() {
        schema(SCHEMA);
        sql.run("create table b ()");

        assertThatThrownBy(() -> main().migrate())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("[DUN5301] The whole schema of history \"main\" failed at statement 2 of 3.")
                .hasMessageContaining("META-INF/dunlin/main/schema.sql:7:1")
                .hasMessageContaining("run them one by one instead, name their place with location(\"db/main\")")
                .hasMessageContaining("declare what it already has with baseline");
        assertThat(sql.exists("a")).isFalse();
        assertThat(main().status().pending()).containsExactly("m1", "m2", "m3");

        sql.run("drop table b");
        assertThat(main().migrate().applied()).hasSize(3);
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1");
    }

    @Test
    void aLargeSchemaIsMadeInPartsAndGoneOnWithAfterAStop() {
        schema(tables(400) + "create table last as select * from wanted;");
        assertThatThrownBy(() -> main().migrate()).hasMessageContaining("relation \"wanted\" does not exist");
        assertThat(sql.history()).containsExactly("m1|failed|334/401");
        sql.run("create table wanted ()");

        MigrationReport report = main().migrate();

        assertThat(report.applied()).hasSize(3);
        assertThat(report.wholeSchemaSteps()).isEqualTo(401 - 334);
        assertThat(sql.one("select count(distinct xmin::text), count(*) from pg_class where relname like 't\\_%'"))
                .isEqualTo("3|400");
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1");
    }

    @Test
    void anotherVersionDoesNotGoOnWithThePartsOfThis() {
        schema(tables(400) + "create table last as select * from wanted;");
        assertThatThrownBy(() -> main().migrate()).isInstanceOf(MigrationFailedException.class);
        schema(tables(400));

        assertThatThrownBy(() -> main().migrate())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("m1: 334 of its statements are applied, and its migration.sql has changed since");
    }

    @Test
    void thousandsOfTablesDoNotRunOutOfLockMemory() {
        schema(tables(2500).replace("int", "text primary key"));

        main().migrate();

        assertThat(sql.one("select count(*) from pg_tables where tablename like 't\\_%'"))
                .isEqualTo("2500");
    }

    private static String tables(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append("CREATE TABLE t_").append(i).append(" (id int);\n");
        }
        return text.toString();
    }

    private void assertReplayed() {
        MigrationReport report = main().migrate();

        assertThat(report.applied()).extracting(AppliedMigration::steps).containsOnly(1);
        assertThat(report.wholeSchemaSteps()).isZero();
        assertThat(sql.rows("select obj_description('b'::regclass)")).containsExactly("null");
    }

    private Dunlin main() {
        return Dunlin.forDataSource(database.dataSource());
    }

    private void write(String folder, String migration) {
        new TestHistory(directory)
                .migration(folder, migration)
                .file(folder + "/changes.json", Migration.checksum(migration))
                .file("db/main/dunlin.properties", "provider=postgresql\nformat=1\n");
    }

    /** Writes the script, bound to the migrations as they are. */
    private void schema(String sql) {
        StringBuilder text = new StringBuilder("-- The whole schema.\n");
        for (Migration migration : MigrationFiles.read(main())) {
            text.append("-- dunlin:migration %s %s\n".formatted(migration, migration.checksum()));
        }
        new TestHistory(directory)
                .file("META-INF/dunlin/main/schema.sql", text.append(sql).toString());
    }
}
