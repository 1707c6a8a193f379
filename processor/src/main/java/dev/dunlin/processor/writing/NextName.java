package dev.dunlin.processor.writing;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.generate.MigrationGenerator;
import dev.dunlin.schema.history.MigrationName;
import dev.dunlin.schema.plan.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of the first of the migrations that a plan makes.
 *
 * @param first null if the history cannot have them
 * @param problem why it cannot
 */
record NextName(@Nullable MigrationName first, Optional<Problem> problem) {
    /**
     * A name after all others.
     *
     * @param name what the author calls the migration
     * @param existing the migrations that are there
     */
    static NextName of(String name, Plan plan, Instant now, Collection<String> existing) {
        Optional<String> tooLong = plan.stages().stream()
                .flatMap(stage -> MigrationName.invalid(name + stage.suffix()).stream())
                .findFirst();
        if (tooLong.isPresent()) {
            return refused(name, tooLong.get());
        }
        MigrationName first = MigrationName.next(now, name, existing);
        return MigrationGenerator.names(plan, first).stream()
                .flatMap(each -> each.refusedBy(existing).stream())
                .findFirst()
                .map(reason -> refused(name, reason))
                .orElseGet(() -> new NextName(first, Optional.empty()));
    }

    private static NextName refused(String name, String reason) {
        return new NextName(
                null,
                Optional.of(Problem.of(Code.NAME_REFUSED, "no migration can be called \"%s\" now".formatted(name))
                        .because(reason)));
    }
}
