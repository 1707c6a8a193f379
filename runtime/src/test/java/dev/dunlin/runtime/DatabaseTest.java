package dev.dunlin.runtime;

import dev.dunlin.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test with a database of its own and a history in a directory. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class DatabaseTest {
    @TempDir
    Path directory;

    final TestDatabase database = TestDatabase.create();
    final TestSql sql = new TestSql(database);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    TestHistory history() {
        return new TestHistory(directory);
    }

    Dunlin dunlin() {
        return Dunlin.forDataSource(database.dataSource()).location(directory);
    }
}
