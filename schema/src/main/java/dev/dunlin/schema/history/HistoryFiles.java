package dev.dunlin.schema.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a history folder.
 *
 * @param location the folder's path as messages show it
 * @param properties {@code dunlin.properties}; null if there is none
 * @param migrations the migration folders, in any order
 * @param objects the files of plain SQL, in any order
 * @param problems what could not be read
 */
public record HistoryFiles(
        String location,
        @Nullable String properties,
        List<MigrationFiles> migrations,
        List<ObjectFile> objects,
        List<HistoryProblem> problems) {
    /**
     * A file of plain SQL in the folder {@code objects}.
     *
     * @param name the file's name, without {@code .sql}
     */
    public record ObjectFile(String name, String text) {}

    public HistoryFiles {
        migrations = List.copyOf(migrations);
        objects = List.copyOf(objects);
        problems = List.copyOf(problems);
    }

    /** Texts that were all read. */
    public HistoryFiles(String location, @Nullable String properties, List<MigrationFiles> migrations) {
        this(location, properties, migrations, List.of(), List.of());
    }

    /** Path of a file, as messages show it. */
    String path(String... names) {
        return location + "/" + String.join("/", names);
    }
}
