package dev.dunlin.processor.migrating;

import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.history.HistoryDirectory;
import java.nio.file.Path;
import java.util.List;

/**
 * A history's folder.
 *
 * @param directory where it is; it need not exist
 * @param shown its path as messages show it
 */
public record CommittedHistory(String name, Path directory, String shown) {
    /** The migrations as they are now. */
    public History read() {
        return History.read(name, files().read());
    }

    /** Why a history that was read from here cannot be used; empty for a sound one. */
    public List<Problem> problems(History history, Location anchor) {
        return HistoryProblems.of(history, anchor);
    }

    /** The folder itself. */
    public HistoryDirectory files() {
        return new HistoryDirectory(directory, shown);
    }
}
