package dev.dunlin.processor.migrating;

import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.history.Migration;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.plan.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what stands side by side, and what cannot. */
final class ExpansionProblems {
    private final Interpretation wanted;
    private final History history;
    private final Options options;
    private final @Nullable String home;

    ExpansionProblems(Interpretation wanted, History history, Options options) {
        this.wanted = wanted;
        this.history = history;
        this.options = options;
        this.home = wanted.settings().namespace();
    }

    /** An error for each change that cannot be made in two steps, or is of what is expanded already. */
    List<Problem> refusals(Collection<Refusal> refusals) {
        return refusals.stream().map(this::refusal).toList();
    }

    private Problem refusal(Refusal refusal) {
        String name = refusal.subject().relativeTo(home);
        String what = refusal.subject().kind().words() + " \"" + name + "\"";
        if (refusal.open()) {
            return at(refusal.subject(), Code.CONTRACT_FIRST, what + " is expanded, and has to be contracted first")
                    .because(refusal.reason())
                    .fix("When no version in use needs the old one any more: " + contract(name));
        }
        return at(refusal.subject(), Code.CANNOT_EXPAND, what + " cannot be changed in two steps")
                .because(refusal.reason())
                .fix(refusal.remedy());
    }

    /** A note for each expansion that is open and stays so. */
    List<Problem> open() {
        return history.schema().expansions().stream()
                .filter(expansion -> !options.contracted().contains(name(expansion)))
                .map(this::open)
                .toList();
    }

    private Problem open(Expansion expansion) {
        return at(Subject.of(expansion), Code.EXPANSION_OPEN, what(expansion) + since(expansion))
                .because("Both are kept until it is contracted, and schema.sql is not written.")
                .fix("When no version in use needs the old one any more: " + contract(name(expansion)));
    }

    private String what(Expansion expansion) {
        String table = expansion.from().name().relativeTo(home);
        return switch (expansion.kind()) {
            case CHANGE_COLUMN -> {
                String old = table + "." + expansion.old().name();
                yield "column \"%s.%s\" stands beside \"%s\"".formatted(table, expansion.side(), old);
            }
            case DROP_COLUMN -> "column \"%s\" is still there".formatted(name(expansion));
            case RENAME_TABLE -> "table \"%s\" can still be reached as \"%s\"".formatted(name(expansion), table);
            case DROP_TABLE -> "table \"%s\" is still there".formatted(table);
        };
    }

    private String since(Expansion expansion) {
        return history.migrations().stream()
                .filter(migration -> migration.changes().contains(new ExpansionChange.Expand(expansion)))
                .reduce((earlier, later) -> later)
                .map(Migration::name)
                .map(name -> " since migration " + name)
                .orElse("");
    }

    private String contract(String name) {
        String migration = ("contract_" + name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return Option.NAME.with(migration) + " " + Option.CONTRACT.with(Acceptance.escaped(name));
    }

    private String name(Expansion expansion) {
        return Subject.of(expansion).relativeTo(home);
    }

    private Problem at(Subject subject, Code code, String what) {
        Location place = wanted.location(subject);
        return Problem.of(code, what).at(place, place + " (" + subject.relativeTo(home) + ")");
    }
}
