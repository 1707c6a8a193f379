package dev.dunlin.processor.writing;

import dev.dunlin.processor.migrating.CommittedHistory;
import dev.dunlin.schema.history.MigrationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the migrations of several histories, all or none. */
final class MigrationWriter {
    private final List<Path> written = new ArrayList<>();

    /**
     * Writes migrations into their histories' folders.
     *
     * @throws IOException if one cannot be written; then none is left
     */
    void write(Map<CommittedHistory, List<MigrationFiles>> migrations) throws IOException {
        try {
            for (Map.Entry<CommittedHistory, List<MigrationFiles>> entry : migrations.entrySet()) {
                write(entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            written.forEach(MigrationWriter::delete);
            throw e;
        }
    }

    private void write(CommittedHistory history, List<MigrationFiles> migrations) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (MigrationFiles migration : migrations) {
            Path folder = history.directory().resolve(migration.name());
            if (!Files.exists(folder)) {
                folders.add(folder);
            }
        }
        written.addAll(folders);
        history.files().write(migrations);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // What cannot be taken back is complete in itself; the error that led here is the one to report.
        }
    }
}
