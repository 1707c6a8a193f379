package dev.dunlin.runtime;

import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A history with every kind of step, and the calls that are broken off in it. */
final class FaultHistory {
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";

    /** How the names of tables begin that are all alike, so that calls for them are no places of their own. */
    static final String FILLER = "filler_";

    /** A call that changes the database, and from where to where it leads. */
    enum Chapter {
        TRANSACTIONS("m03"),
        ALONE("m04"),
        INDEXES("m05"),
        REPLACED_INDEXES("m06"),
        PARTITIONS("m07"),
        FILL("m08"),
        OBJECTS("m09"),
        DOUBT("m10"),
        OTHER_TOOL("m11"),
        DUPLICATES("m12"),
        ROLLBACK("m10"),
        WHOLE_SCHEMA("m03");

        /** The last migration that is there in the end. */
        final String last;

        Chapter(String last) {
            this.last = last;
        }

        boolean startsEmpty() {
            return this == TRANSACTIONS || this == WHOLE_SCHEMA;
        }
    }

    private final Path directory;

    /** Uses the files that {@link #write()} has written there. */
    FaultHistory(Path directory) {
        this.directory = directory;
    }

    void write() {
        TestHistory history = new TestHistory(directory.resolve("db/main"));
        history.migration("m01", """
                        set work_mem = '4MB';
                        create type mood as enum ('sad', 'ok');
                        create table people (id int primary key, email text, mood mood not null default 'ok');
                        create table visits (id int primary key, person int not null, day int not null);
                        insert into people select i, 'p' || i || '@example.org' from generate_series(1, 50) i;
                        insert into visits select i, i % 50 + 1, i from generate_series(1, 200) i;
                        """)
                .down("m01", "drop table visits, people; drop type mood;")
                .migration("m02", """
                        create view gloomy as select id from people where mood = 'sad';
                        create function twice(i int) returns int language sql begin atomic select i * 2; select i + i; end;
                        alter table people add column nickname text;
                        create table days (day int not null, note text) partition by range (day);
                        create table days_1 partition of days for values from (0) to (100);
                        create table days_2 partition of days for values from (100) to (200);
                        insert into days select i, 'day ' || i from generate_series(0, 199) i;
                        """.replace(
                                "begin atomic select i * 2; select i + i; end",
                                TestDatabase.serverVersion() < 14
                                        ? "as 'select i + i'"
                                        : "begin atomic select i * 2; select i + i; end"))
                .migration("m03", """
                        set transaction isolation level repeatable read;
                        update people set nickname = 'n' || twice(id);
                        create procedure grow() language plpgsql as $$
                        begin
                            for i in 1..3 loop
                                insert into grown values (i);
                                commit;
                            end loop;
                        end $$;
                        create table grown (i int);
                        """)
                .migration("m04", FIRST_LINE + """
                                alter type mood add value 'happy';
                                update people set mood = 'happy' where id % 2 = 0;
                                alter table visits add constraint visits_person_fkey foreign key (person) references people not valid;
                                -- dunlin:lock-timeout 2s
                                alter table visits validate constraint visits_person_fkey;
                                begin;
                                insert into people values (51, 'p51@example.org', 'ok');
                                update people set nickname = 'last' where id = 51;
                                commit;
                                set work_mem = '5MB';
                                insert into visits values (201, 51, 201);
                                """)
                .migration("m05", FIRST_LINE + """
                                create index concurrently visits_day_idx on visits (day);
                                create unique index concurrently if not exists people_email_key on people (email);
                                alter table people add constraint people_email_key unique using index people_email_key;
                                create index concurrently visits_person_idx on visits (person);
                                """)
                .migration("m06", FIRST_LINE + """
                                reindex index concurrently visits_day_idx;
                                create index concurrently visits_day_person_idx on visits (day, person);
                                drop index concurrently visits_day_idx;
                                reindex table concurrently people;
                                drop index concurrently if exists visits_person_idx;
                                """)
                .migration(
                        "m07",
                        FIRST_LINE
                                + """
                                alter table days_1 add constraint days_1_day check (day >= 0 and day < 100);
                                alter table days detach partition days_1 concurrently;
                                alter table days detach partition days_2 concurrently;
                                insert into days_1 values (7, 'again');
                                """.replace(
                                        " concurrently", TestDatabase.serverVersion() < 14 ? "" : " concurrently"))
                .migration("m08", FIRST_LINE + """
                                alter table people add column score int;
                                -- dunlin:repeatable
                                do $$
                                declare
                                    filled int := 1;
                                begin
                                    while filled > 0 loop
                                        update people set score = length(email) where id in
                                            (select id from people where score is null order by id limit 20);
                                        get diagnostics filled = row_count;
                                        commit;
                                    end loop;
                                end $$;
                                alter table people alter column score set not null;
                                vacuum (analyze) people;
                                """)
                .migration(
                        "m09",
                        FIRST_LINE
                                + (TestDatabase.isSuperuser()
                                        ? """
                                create subscription %1$s connection '' publication p with (connect = false);
                                comment on table visits is 'subscribed';
                                alter subscription %1$s disable;
                                alter subscription %1$s set (slot_name = none);
                                drop subscription %1$s;
                                """.formatted("faults")
                                        : "comment on table visits is 'subscribed';"))
                .migration("m10", FIRST_LINE + "call grow();\n")
                .migration("m11", """
                        create index concurrently people_mood_idx on people (mood);
                        begin;
                        create table late (id int);
                        insert into late values (1);
                        commit;
                        insert into late values (2);
                        """)
                .down("m11", FIRST_LINE + """
                                drop index concurrently people_mood_idx;
                                drop table late;
                                create index concurrently visits_id_idx on visits (id);
                                """)
                .migration("m12", FIRST_LINE + """
                                create unique index concurrently visits_day_key on visits (day);
                                comment on table visits is 'one a day';
                                """)
                .down("m12", "comment on table visits is null; drop index visits_day_key;");
        writeSchema();
    }

    /** The whole schema of another history, which is packaged with its migrations: enough tables for two transactions. */
    private void writeSchema() {
        TestHistory packaged = new TestHistory(directory.resolve("packaged")).file("db/main/dunlin.properties", """
                provider=postgresql
                format=1
                """);
        StringBuilder schema = new StringBuilder();
        for (String name : List.of("m01", "m02", "m03")) {
            String text = "create table %s (id int);".formatted(name);
            packaged.migration("db/main/" + name, text)
                    .file("db/main/" + name + "/changes.json", Migration.checksum(text));
            schema.append("-- dunlin:migration %s %s\n".formatted(name, Migration.checksum(text)));
        }
        schema.append("CREATE TABLE first (id int);\n");
        for (int i = 0; i < 170; i++) {
            schema.append("CREATE TABLE %s%d (id int);\n".formatted(FILLER, i));
        }
        schema.append("CREATE TABLE last (id int);\n");
        packaged.file("META-INF/dunlin/main/schema.sql", schema.toString());
    }

    /** Brings a database to where a chapter starts. */
    void prepare(Chapter chapter, DataSource connections) {
        if (chapter.startsEmpty()) {
            return;
        }
        Chapter before = Chapter.values()[chapter.ordinal() - 1];
        prepare(before, connections);
        goOn(before, connections);
        if (chapter == Chapter.ALONE) {
            new TestSql(connections).run("comment on table dunlin_history is 'Migrations applied by Dunlin, format 1'");
        } else if (chapter == Chapter.DUPLICATES) {
            new TestSql(connections).run("insert into visits values (500, 1, 1)");
        }
    }

    /** Makes a chapter's call. */
    void run(Chapter chapter, DataSource connections) {
        if (chapter == Chapter.ROLLBACK) {
            dunlin(connections).rollback(chapter.last);
        } else if (chapter == Chapter.WHOLE_SCHEMA) {
            runPackaged(connections);
        } else {
            dunlin(connections).target(chapter.last).migrate();
        }
    }

    private void runPackaged(DataSource connections) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader packaged = new URLClassLoader(
                new URL[] {directory.resolve("packaged").toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(packaged);
            patient(Dunlin.forDataSource(connections)).migrate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Makes a chapter's call again, after it was broken off, and does what a person has to do. */
    void goOn(Chapter chapter, DataSource connections) {
        TestSql sql = new TestSql(connections);
        if (chapter == Chapter.DUPLICATES) {
            sql.run("delete from visits where id = 500");
        }
        try {
            run(chapter, connections);
        } catch (ValidationException e) {
            if (chapter != Chapter.DOUBT || !e.getMessage().contains("m10: it is in doubt")) {
                throw e;
            }
            settleDoubt(sql, connections);
        }
    }

    private void settleDoubt(TestSql sql, DataSource connections) {
        while (!sql.rows("select from pg_stat_activity where query like 'call grow%' and state = 'active'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        if (sql.one("select count(*) from grown").equals("3")) {
            dunlin(connections).resolveApplied("m10");
        } else {
            sql.run("delete from grown");
            dunlin(connections).resolveRolledBack("m10");
            run(Chapter.DOUBT, connections);
        }
    }

    /** All that must be the same however a chapter was broken off: structure, history and rows. */
    static List<String> outcome(DataSource connections) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            TestSql sql = new TestSql(new SingleConnection(connection));
            List<String> lines = new ArrayList<>(CatalogFingerprint.of(connection));
            lines.addAll(sql.rows("""
                    select history, migration, row_number() over (order by position), checksum, state, applied_steps, total_steps,
                        started_at <= finished_at, rolled_back_at is null, error, down_sql
                    from dunlin_history order by 1, 2"""));
            for (String table : sql.rows("""
                    select oid::regclass from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                        and relname <> 'dunlin_history' and relname not like '%s%%' order by 1""".formatted(FILLER))) {
                lines.addAll(sql.rows("select '%1$s', t from %1$s t order by 2".formatted(table)));
            }
            return lines;
        }
    }

    Dunlin dunlin(DataSource connections) {
        return patient(Dunlin.forDataSource(connections)).location(directory.resolve("db/main"));
    }

    /** Asks again soon, so that many runs take little time. */
    private static Dunlin patient(Dunlin dunlin) {
        return dunlin.pause(time -> LockSupport.parkNanos(2_000_000));
    }
}
