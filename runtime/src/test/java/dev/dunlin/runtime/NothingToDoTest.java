package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start that finds nothing to do asks once, and hears of whatever is not as its files have it. */
class NothingToDoTest extends DatabaseTest {
    private final CountedStatements counted = new CountedStatements(database);

    @BeforeEach
    void aHundredMigrations() {
        IntStream.range(100, 200).forEach(i -> history().migration("m" + i, "select " + i));
        dunlin().migrate();
    }

    @Test
    void oneStatementOfOneRowIsSent() {
        MigrationReport report = start();

        assertThat(report.isUpToDate()).isTrue();
        assertThat(report.present()).hasSize(100);
        assertThat(counted.sent()).singleElement().asString().doesNotContain("lock", "begin", "insert");
    }

    @Test
    void aBaselineIsNoneTheLess() {
        sql.run("update dunlin_history set state = 'baselined' where migration < 'm150'");

        assertThat(start().isUpToDate()).isTrue();
        assertThat(counted.sent()).hasSize(1);
    }

    @Test
    void ofADatabaseThatIsAheadTheRowsAreRead() {
        history().migration("m200", "select 200");
        dunlin().migrate();
        history().without("m200");

        assertThat(start().warnings()).singleElement().asString().startsWith("The database is ahead");
        assertThat(counted.sent()).hasSize(2);
    }

    @Test
    void aRowThatAnotherHistoryHasIsNotCounted() {
        dunlin().history("other").migrate();

        assertThat(start().isUpToDate()).isTrue();
        assertThat(counted.sent()).hasSize(1);
    }

    @Test
    void whateverIsOtherwiseIsSeen() {
        for (String change : List.of(
                "delete from dunlin_history where migration = 'm150'",
                "update dunlin_history set checksum = 'x' where migration = 'm150'",
                "update dunlin_history set checksum = null where migration = 'm150'",
                "update dunlin_history set state = 'in_doubt', error = 'look' where migration = 'm150'",
                "update dunlin_history set migration = 'm150b' where migration = 'm150'",
                """
                update dunlin_history a set checksum = b.checksum from dunlin_history b
                where (a.migration, b.migration) in (('m150', 'm151'), ('m151', 'm150'))""")) {
            sql.run("create table kept as table dunlin_history");
            sql.run(change);

            assertThatThrownBy(this::start)
                    .as(change)
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("m150");
            sql.run("delete from dunlin_history; insert into dunlin_history table kept; drop table kept");
        }
    }

    private MigrationReport start() {
        return Dunlin.forDataSource(counted).location(directory).migrate();
    }
}
