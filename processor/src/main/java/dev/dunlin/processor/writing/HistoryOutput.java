package dev.dunlin.processor.writing;

import dev.dunlin.processor.checking.HistorySettings;
import dev.dunlin.processor.migrating.CommittedHistory;
import dev.dunlin.processor.migrating.Comparison;
import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.generate.MigrationGenerator;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.history.MigrationFiles;
import dev.dunlin.schema.history.MigrationName;
import dev.dunlin.schema.snapshot.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what comes of one or several compared histories. */
public final class HistoryOutput {
    /** What pending migrations are called while nobody has named them; it is not written anywhere. */
    private static final MigrationName UNNAMED = new MigrationName(LocalDateTime.of(2000, 1, 1, 0, 0), "pending");

    private final ClassOutput output;
    private final Options options;
    private final MigrationWriter writer = new MigrationWriter();
    private final Map<CommittedHistory, Comparison> histories = new LinkedHashMap<>();
    private final Map<CommittedHistory, List<MigrationFiles>> named = new LinkedHashMap<>();

    public HistoryOutput(ClassOutput output, Options options) {
        this.output = output;
        this.options = options;
    }

    /**
     * Adds a history.
     *
     * @param now the earliest time of its next migration
     * @return why its migration cannot have the name that the options give it
     */
    public Optional<Problem> add(CommittedHistory committed, Comparison comparison, Instant now) {
        histories.put(committed, comparison);
        if (options.name().isEmpty() || !comparison.isPending()) {
            return Optional.empty();
        }
        NextName next = NextName.of(
                options.name().get(),
                comparison.plan(),
                now,
                comparison.history().names());
        if (next.first() != null) {
            named.put(committed, generate(comparison, next.first()));
        }
        return next.problem().map(problem -> problem.at(comparison.wanted().anchor()));
    }

    /** Writes the named migrations into the histories' folders, all or, after {@link #takeBack()}, none. */
    public void writeMigrations() throws IOException {
        writer.write(named);
    }

    /** The folders of migrations that were written, as messages show them, in order. */
    public List<String> written() {
        return writer.written();
    }

    /**
     * Deletes the migrations that were written from the histories' folders, and whatever is of them from the class output.
     *
     * @return the folders that are left since they cannot be deleted, as messages show them
     */
    public List<String> takeBack() {
        List<String> left = writer.takeBack();
        try {
            for (Map.Entry<CommittedHistory, List<MigrationFiles>> entry : named.entrySet()) {
                new EmittedFiles(output, entry.getKey().name()).forget(entry.getValue());
            }
        } catch (IOException e) {
            // The error that led here is the one to report.
        }
        return left;
    }

    /**
     * Writes what the module carries of each history.
     *
     * @param migrationsWritten whether the named migrations are in their folders now
     */
    public void emit(boolean migrationsWritten) throws IOException {
        for (Map.Entry<CommittedHistory, Comparison> entry : histories.entrySet()) {
            List<MigrationFiles> written =
                    migrationsWritten ? named.getOrDefault(entry.getKey(), List.of()) : List.of();
            emit(entry.getKey(), entry.getValue(), written);
        }
    }

    private void emit(CommittedHistory committed, Comparison comparison, List<MigrationFiles> written)
            throws IOException {
        HistorySettings settings = comparison.wanted().settings();
        String home = settings.namespace();
        EmittedFiles files = new EmittedFiles(output, settings.history());
        files.nativeImage();
        files.snapshot(
                new Snapshot(settings.history(), home, comparison.wanted().schema()));
        History now = written.isEmpty() ? comparison.history() : committed.read();
        files.schema(now, home);
        if (written.isEmpty()) {
            files.pending(generate(comparison, UNNAMED));
        } else {
            files.pending(List.of());
            files.written(written);
        }
    }

    private List<MigrationFiles> generate(Comparison comparison, MigrationName first) {
        Set<String> accepted =
                options.accepted().stream().map(Acceptance::token).collect(Collectors.toSet());
        String home = comparison.wanted().settings().namespace();
        return MigrationGenerator.generate(comparison.plan(), first, accepted, home);
    }
}
