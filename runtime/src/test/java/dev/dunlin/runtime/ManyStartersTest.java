package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight processes with eight threads each start at once, as in a large deployment. */
class ManyStartersTest extends DatabaseTest {
    private static final int PROCESSES = 8;
    private static final int THREADS = 8;
    private static final int LAST = 12;
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";

    @Test
    void anEmptyDatabaseGetsEachMigrationOnce() {
        writeHistory();

        assertThat(startAll()).containsExactlyInAnyOrderElementsOf(names(1));
        assertAppliedOnce();
    }

    @Test
    void aPendingConcurrentIndexIsBuiltOnce() {
        writeHistory();
        dunlin().target("m01").migrate();

        assertThat(startAll()).containsExactlyInAnyOrderElementsOf(names(2));
        assertAppliedOnce();
    }

    /** What all say that they have applied, and what they complain of. */
    private List<String> startAll() {
        List<Starter> starters = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                starters.add(Starter.launch(database.url(), directory, THREADS));
            }
            starters.forEach(Starter::go);
            return starters.stream().map(starter -> CompletableFuture.supplyAsync(starter::result)).toList().stream()
                    .flatMap(result -> result.join().stream())
                    .toList();
        } finally {
            starters.forEach(Starter::close);
        }
    }

    private void writeHistory() {
        history()
                .migration("m01", "create table users (id int, email text);\ninsert into users values (1, 'a');")
                .migration("m02", FIRST_LINE + "create unique index concurrently users_id_key on users (id);")
                .migration("m03", FIRST_LINE + """
                                insert into users values (3, 'b');
                                create index concurrently users_email_idx on users (email);
                                vacuum users;
                                """);
        for (int i = 4; i <= LAST; i++) {
            history().migration("m%02d".formatted(i), "insert into users values (%s, 'x');".formatted(i));
        }
    }

    private static List<String> names(int first) {
        return IntStream.rangeClosed(first, LAST).mapToObj("m%02d"::formatted).toList();
    }

    private void assertAppliedOnce() {
        assertThat(sql.one("select count(*), count(distinct id) from users")).isEqualTo((LAST - 1) + "|" + (LAST - 1));
        assertThat(sql.rows("select indisvalid from pg_index where indrelid = 'users'::regclass"))
                .containsExactly("t", "t");
        assertThat(sql.history())
                .containsExactlyElementsOf(names(1).stream()
                        .map(name ->
                                name + "|applied|" + (name.equals("m01") ? "2/2" : name.equals("m03") ? "3/3" : "1/1"))
                        .toList());
        assertThat(sql.one("select count(distinct position), max(position) from dunlin_history"))
                .isEqualTo(LAST + "|" + LAST);
    }
}
