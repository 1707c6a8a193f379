package dev.dunlin.processor.writing;

import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.history.HistoryProperties;
import dev.dunlin.schema.history.Migration;
import dev.dunlin.schema.history.MigrationFiles;
import dev.dunlin.schema.history.MigrationName;
import dev.dunlin.schema.snapshot.Snapshot;
import dev.dunlin.schema.snapshot.SnapshotCodec;
import dev.dunlin.schema.sql.SchemaScript;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module carries of a history in its class output. Under {@code META-INF/dunlin/<history>}:
 *
 * <ul>
 *   <li>{@code snapshot.json}, what the records declare;
 *   <li>{@code schema.sql}, what the migrations lead to, unless one of them was written or edited by hand, or an
 *       expansion is open;
 *   <li>{@code pending/migration.sql}, {@code down.sql} and {@code changes.json}, if one migration is pending, or the same in
 *       {@code pending/1}, {@code pending/2} and so on, if several are.
 * </ul>
 *
 * Under {@code db/<history>}: the migrations that this compilation wrote, so that the same build can apply them. Under {@code
 * META-INF/native-image}: what a GraalVM native image has to keep of all that.
 */
final class EmittedFiles {
    private static final List<String> NAMES = List.of("migration.sql", "down.sql", "changes.json");

    private final ClassOutput output;
    private final String history;
    private final String folder;

    EmittedFiles(ClassOutput output, String history) {
        this.output = output;
        this.history = history;
        this.folder = "META-INF/dunlin/" + history + "/";
    }

    /** Names the resources that the runtime reads. */
    void nativeImage() throws IOException {
        output.write("META-INF/native-image/dev.dunlin/" + history + "/resource-config.json", """
                {
                  "resources": {
                    "includes": [
                      {"pattern": "\\\\Qdb/%1$s/\\\\E.*"},
                      {"pattern": "\\\\QMETA-INF/dunlin/%1$s/\\\\E.*"}
                    ]
                  }
                }
                """.formatted(history));
    }

    void snapshot(Snapshot snapshot) throws IOException {
        output.write(folder + "snapshot.json", SnapshotCodec.write(snapshot));
    }

    void schema(History committed, @Nullable String home) throws IOException {
        String path = folder + "schema.sql";
        boolean isWhole = committed.schema().expansions().isEmpty();
        if (isWhole && committed.migrations().stream().allMatch(EmittedFiles::isAsGenerated)) {
            List<SchemaScript.Member> members =
                    committed.migrations().stream().map(EmittedFiles::member).toList();
            output.write(path, SchemaScript.of(committed.schema(), members, home));
        } else {
            output.delete(path);
        }
    }

    private static boolean isAsGenerated(Migration migration) {
        return migration.isTyped()
                && !migration.isEdited()
                && MigrationName.parse(migration.name()).isPresent();
    }

    private static SchemaScript.Member member(Migration migration) {
        return new SchemaScript.Member(migration.name(), migration.checksum());
    }

    /** Makes these the pending migrations; those of an earlier compilation go. */
    void pending(List<MigrationFiles> migrations) throws IOException {
        String pending = folder + "pending/";
        if (migrations.size() == 1) {
            write(pending, migrations.get(0));
        } else {
            delete(pending);
        }
        int count = migrations.size() == 1 ? 0 : migrations.size();
        for (int i = 0; i < count; i++) {
            write(pending + (i + 1) + "/", migrations.get(i));
        }
        for (int i = count; delete(pending + (i + 1) + "/"); i++) {
            // As many as an earlier compilation left.
        }
    }

    /** Carries migrations that were written into the history's folder just now. */
    void written(List<MigrationFiles> migrations) throws IOException {
        String place = "db/" + history + "/";
        output.write(place + HistoryProperties.FILE, HistoryProperties.TEXT);
        for (MigrationFiles migration : migrations) {
            write(place + migration.name() + "/", migration);
        }
    }

    /**
     * Takes back what {@link #written} wrote, and the schema that counts these migrations in: compilers let no file be written
     * twice, and the next compilation writes it anew.
     */
    void forget(List<MigrationFiles> migrations) throws IOException {
        output.delete(folder + "schema.sql");
        for (MigrationFiles migration : migrations) {
            delete("db/" + history + "/" + migration.name() + "/");
        }
    }

    private void write(String place, MigrationFiles migration) throws IOException {
        write(place + NAMES.get(0), migration.migrationSql());
        write(place + NAMES.get(1), migration.downSql());
        write(place + NAMES.get(2), migration.changesJson());
    }

    private void write(String path, @Nullable String text) throws IOException {
        if (text != null) {
            output.write(path, text);
        }
    }

    private boolean delete(String place) throws IOException {
        boolean deleted = false;
        for (String name : NAMES) {
            deleted |= output.delete(place + name);
        }
        return deleted;
    }
}
