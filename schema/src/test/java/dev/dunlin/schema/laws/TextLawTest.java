package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.history.ChangesCodec;
import dev.dunlin.schema.history.ChangesFile;
import dev.dunlin.schema.history.Checksum;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.history.HistoryFiles;
import dev.dunlin.schema.history.HistoryProperties;
import dev.dunlin.schema.history.MigrationFiles;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.snapshot.Snapshot;
import dev.dunlin.schema.snapshot.SnapshotCodec;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written reads as what it was: schemas, changes, and the schema of a history of migrations. */
class TextLawTest {
    static LongStream seeds() {
        return Seeds.of("dunlin.laws.text", 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSnapshotReadsAsItsSchema(long seed) {
        Snapshot snapshot = new Snapshot("main", null, SchemaPair.of(seed, 18).to());

        String text = SnapshotCodec.write(snapshot);

        assertThat(SnapshotCodec.read("snapshot.json", text)).isEqualTo(snapshot);
        assertThat(SnapshotCodec.write(SnapshotCodec.read("snapshot.json", text)))
                .isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHistoryReadsAsTheFoldOfItsChanges(long seed) {
        SchemaPair pair = SchemaPair.of(seed, 18);
        List<Change> first = Differ.diff(Schema.EMPTY, pair.from(), Hints.NONE).changes();
        List<Change> second = Differ.diff(pair.from(), pair.to(), pair.hints()).changes();

        History history = History.read(
                "main",
                new HistoryFiles(
                        "db/main",
                        HistoryProperties.TEXT,
                        List.of(migration("20260213120000_b", second), migration("20260211120000_a", first))));

        assertThat(history.problems()).isEmpty();
        assertThat(history.schema()).isEqualTo(Fold.apply(Fold.apply(Schema.EMPTY, first), second));
        assertThat(history.migrations().get(1).changes()).isEqualTo(second);
    }

    private static MigrationFiles migration(String name, List<Change> changes) {
        String sql = "SELECT 1;\n";
        ChangesFile file = new ChangesFile(changes, List.of(), Checksum.of(sql), null);
        return new MigrationFiles(name, sql, null, ChangesCodec.write(file));
    }
}
