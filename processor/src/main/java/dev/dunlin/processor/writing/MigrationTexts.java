package dev.dunlin.processor.writing;

import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Options;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.history.ChangesCodec;
import dev.dunlin.schema.history.ChangesFile;
import dev.dunlin.schema.history.Checksum;
import dev.dunlin.schema.history.MigrationFiles;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import dev.dunlin.schema.sql.MigrationScript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of the migrations that a plan makes. */
final class MigrationTexts {
    private final Options options;
    private final @Nullable String home;

    /**
     * Texts in which these options accept hazards.
     *
     * @param home the PostgreSQL schema whose name comments leave out; null for none
     */
    MigrationTexts(Options options, @Nullable String home) {
        this.options = options;
        this.home = home;
    }

    /** One migration for each stage, under these names. */
    List<MigrationFiles> of(Plan plan, List<String> names) {
        List<MigrationFiles> migrations = new ArrayList<>();
        for (int i = 0; i < plan.stages().size(); i++) {
            migrations.add(of(plan.stages().get(i), names.get(i)));
        }
        return migrations;
    }

    private MigrationFiles of(Stage stage, String name) {
        MigrationScript script = MigrationScript.of(stage, home);
        List<Change> changes = stage.steps().stream().map(Step::change).toList();
        ChangesFile file = new ChangesFile(
                changes,
                accepted(stage),
                Checksum.of(script.up()),
                new ChangesFile.Down(Checksum.of(script.down()), null));
        return new MigrationFiles(name, script.up(), script.down(), ChangesCodec.write(file));
    }

    private List<String> accepted(Stage stage) {
        return stage.steps().stream()
                .flatMap(step -> step.hazards().stream())
                .filter(this::isAccepted)
                .map(Hazard::token)
                .distinct()
                .toList();
    }

    private boolean isAccepted(Hazard hazard) {
        return options.accepted().contains(new Acceptance(hazard.code().id(), hazard.target()));
    }
}
