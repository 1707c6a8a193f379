package dev.dunlin.schema.generate;

import dev.dunlin.schema.history.ChangesCodec;
import dev.dunlin.schema.history.ChangesFile;
import dev.dunlin.schema.history.Checksum;
import dev.dunlin.schema.history.MigrationFiles;
import dev.dunlin.schema.history.MigrationName;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import dev.dunlin.schema.sql.MigrationScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes out the migrations of a plan. */
public final class MigrationGenerator {
    private MigrationGenerator() {}

    /**
     * The names of the migrations that a plan needs: one for each stage, a second apart, each ending in its stage's suffix.
     *
     * @param first time of the first, and the name that the author gave
     */
    public static List<MigrationName> names(Plan plan, MigrationName first) {
        List<MigrationName> names = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            names.add(new MigrationName(first.time().plusSeconds(names.size()), first.name() + stage.suffix()));
        }
        return names;
    }

    /**
     * The folders of a plan's migrations, in order. The same arguments always give the same texts.
     *
     * @param first time of the first, and the name that the author gave
     * @param accepted the hazards that were accepted, by their tokens; each migration records those of its own steps
     * @param home the PostgreSQL schema whose name comments leave out; null where none is stated
     */
    public static List<MigrationFiles> generate(
            Plan plan, MigrationName first, Set<String> accepted, @Nullable String home) {
        List<MigrationName> names = names(plan, first);
        List<MigrationFiles> migrations = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            String name = names.get(migrations.size()).toString();
            migrations.add(files(stage, name, accepted, home));
        }
        return migrations;
    }

    private static MigrationFiles files(Stage stage, String name, Set<String> accepted, @Nullable String home) {
        MigrationScript script = MigrationScript.of(stage, home);
        List<String> recorded = stage.steps().stream()
                .flatMap(step -> step.hazards().stream())
                .map(Hazard::token)
                .filter(accepted::contains)
                .distinct()
                .toList();
        ChangesFile changes = new ChangesFile(
                stage.steps().stream().map(Step::change).toList(),
                recorded,
                Checksum.of(script.up()),
                new ChangesFile.Down(Checksum.of(script.down()), null));
        return new MigrationFiles(name, script.up(), script.down(), ChangesCodec.write(changes));
    }
}
