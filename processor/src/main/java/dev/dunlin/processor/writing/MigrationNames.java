package dev.dunlin.processor.writing;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.history.MigrationName;
import dev.dunlin.schema.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The names of the migrations that a plan makes, one second apart.
 *
 * @param names in the order of the stages; empty if there is a problem
 * @param problem why the history cannot have them
 */
record MigrationNames(List<String> names, Optional<Problem> problem) {
    /**
     * Names after all others.
     *
     * @param name what the author calls the migration
     * @param existing the migrations that are there
     */
    static MigrationNames of(String name, Plan plan, Instant now, Collection<String> existing) {
        List<MigrationName> names = new ArrayList<>();
        for (int i = 0; i < plan.stages().size(); i++) {
            String called = name + plan.stages().get(i).suffix();
            Optional<String> reason = MigrationName.invalid(called);
            if (reason.isPresent()) {
                return refused(called, reason.get());
            }
            names.add(i == 0
                    ? MigrationName.next(now, called, existing)
                    : new MigrationName(names.get(0).time().plusSeconds(i), called));
        }
        for (MigrationName each : names) {
            Optional<String> reason = each.refusedBy(existing);
            if (reason.isPresent()) {
                return refused(each.name(), reason.get());
            }
        }
        return new MigrationNames(names.stream().map(MigrationName::toString).toList(), Optional.empty());
    }

    private static MigrationNames refused(String name, String reason) {
        return new MigrationNames(
                List.of(),
                Optional.of(Problem.of(Code.NAME_REFUSED, "no migration can be called \"%s\" now".formatted(name))
                        .because(reason)));
    }
}
