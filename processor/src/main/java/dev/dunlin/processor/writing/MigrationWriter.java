package dev.dunlin.processor.writing;

import dev.dunlin.processor.migrating.CommittedHistory;
import dev.dunlin.schema.history.MigrationFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the migrations of several histories, and takes back what it wrote. */
final class MigrationWriter {
    private final Map<CommittedHistory, List<String>> written = new LinkedHashMap<>();

    /**
     * Writes migrations into their histories' folders, those of one history all or none.
     *
     * @throws IOException if those of a history cannot be written; those of the histories before it stay
     */
    void write(Map<CommittedHistory, List<MigrationFiles>> migrations) throws IOException {
        for (Map.Entry<CommittedHistory, List<MigrationFiles>> entry : migrations.entrySet()) {
            entry.getKey().files().write(entry.getValue());
            written.put(
                    entry.getKey(),
                    entry.getValue().stream().map(MigrationFiles::name).toList());
        }
    }

    /** The folders of the migrations that were written and not taken back, as messages show them, in order. */
    List<String> written() {
        List<String> folders = new ArrayList<>();
        written.forEach((history, names) -> names.forEach(name -> folders.add(history.shown() + "/" + name)));
        return folders;
    }

    /**
     * Deletes what was written, and nothing else.
     *
     * @return the folders that are left since they cannot be deleted, as messages show them
     */
    List<String> takeBack() {
        written.entrySet().removeIf(entry -> isDeleted(entry.getKey(), entry.getValue()));
        return written();
    }

    private static boolean isDeleted(CommittedHistory history, List<String> names) {
        try {
            history.files().delete(names);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
