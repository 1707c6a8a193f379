package dev.dunlin.processor.migrating;

import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Severity;
import dev.dunlin.schema.plan.Hazard;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says what is dangerous about pending changes, each at what causes it, with the option that accepts it. */
final class HazardProblems {
    private final Interpretation wanted;
    private final Options options;

    HazardProblems(Interpretation wanted, Options options) {
        this.wanted = wanted;
        this.options = options;
    }

    /**
     * A problem for each hazard: an error if a migration is to be written and the hazard forbids it.
     *
     * @param expandable the tokens of hazards that can be answered by expanding
     */
    List<Problem> of(Collection<Hazard> hazards, Set<String> expandable) {
        return hazards.stream()
                .map(hazard -> problem(hazard, expandable.contains(hazard.token())))
                .toList();
    }

    /** What accepts a hazard. */
    static Acceptance acceptance(Hazard hazard) {
        return new Acceptance(hazard.code().id(), hazard.target());
    }

    private Problem problem(Hazard hazard, boolean expandable) {
        Location place = wanted.location(hazard.subject());
        boolean forbids = hazard.refused() && options.name().isPresent();
        String token = acceptance(hazard).toString();
        String accept =
                (expandable ? "To make it in two steps, for both versions: " + Option.EXPAND.with(token) + "\n" : "")
                        + "To accept it: " + Option.ACCEPT.with(token);
        return Problem.of(Code.HAZARD, "hazard %s: %s".formatted(hazard.code().id(), clause(hazard.danger())))
                .as(forbids ? Severity.ERROR : Severity.WARNING)
                .at(place, place + " (" + hazard.target() + ")")
                .because(hazard.remedy())
                .fix(hazard.refused() ? accept : "This does not keep the migration from being written.");
    }

    /** A sentence as it goes on after a colon. */
    private static String clause(String sentence) {
        String start = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
        return start.endsWith(".") ? start.substring(0, start.length() - 1) : start;
    }
}
