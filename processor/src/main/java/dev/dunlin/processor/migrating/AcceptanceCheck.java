package dev.dunlin.processor.migrating;

import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Severity;
import dev.dunlin.schema.history.ChangesFile;
import dev.dunlin.schema.history.Migration;
import dev.dunlin.schema.history.MigrationName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rule: what is accepted is there to be accepted. A compilation that failed after it wrote the migration may run again with the
 * same options, so what the migration of that name records counts, too.
 */
public final class AcceptanceCheck {
    private final Options options;

    public AcceptanceCheck(Options options) {
        this.options = options;
    }

    public List<Problem> check(Collection<Comparison> comparisons) {
        return options.accepted().stream()
                .filter(acceptance -> comparisons.stream().noneMatch(each -> isMet(acceptance, each)))
                .map(acceptance -> problem(acceptance, comparisons))
                .toList();
    }

    private boolean isMet(Acceptance acceptance, Comparison comparison) {
        return comparison.concerns(acceptance)
                || comparison.history().migrations().stream()
                        .filter(migration -> isOfThatName(migration, options))
                        .map(Migration::recorded)
                        .flatMap(Stream::ofNullable)
                        .map(ChangesFile::accepted)
                        .anyMatch(accepted -> accepted.contains(acceptance.token()));
    }

    /** Whether a migration has the name that is asked for. */
    static boolean isOfThatName(Migration migration, Options options) {
        Optional<String> name = MigrationName.parse(migration.name()).map(MigrationName::name);
        return name.isPresent() && options.name().filter(name.get()::startsWith).isPresent();
    }

    private Problem problem(Acceptance acceptance, Collection<Comparison> comparisons) {
        String pending = comparisons.stream()
                .flatMap(comparison -> comparison.refusedHazards().stream())
                .map(hazard -> HazardProblems.acceptance(hazard).toString())
                .distinct()
                .collect(Collectors.joining(","));
        return Problem.of(Code.ACCEPTED_NOTHING, "no pending change has the hazard \"%s\"".formatted(acceptance))
                .as(options.name().isPresent() ? Severity.ERROR : Severity.WARNING)
                .because("Option %s accepts it all the same.".formatted(Option.ACCEPT.key()))
                .fix(
                        pending.isEmpty()
                                ? "Leave it out: no hazard is left to be accepted."
                                : "Leave it out, or accept what there is: " + Option.ACCEPT.with(pending));
    }
}
