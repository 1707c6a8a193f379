package dev.dunlin.processor.gathering;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rule: each table belongs to a history, and to one that this compilation owns. */
final class OwnershipCheck {
    private final Compilation compilation;
    private final Anchors anchors;

    OwnershipCheck(Compilation compilation, Anchors anchors) {
        this.compilation = compilation;
        this.anchors = anchors;
    }

    List<Problem> check(Collection<Declaration> types) {
        List<Problem> problems = new ArrayList<>();
        for (Declaration type : types) {
            if (type.isAnnotated(Gatherer.TABLE)) {
                check(type).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<Problem> check(Declaration table) {
        Optional<Anchor> anchor = anchors.nearest(table.name().packageName());
        if (anchor.isEmpty()) {
            return Optional.of(noAnchor(table));
        }
        return anchor.filter(found -> !found.owned() && compilation.isSource(table.name()))
                .map(found -> foreignAnchor(table, found));
    }

    private static Problem noAnchor(Declaration table) {
        String packageName = table.name().packageName();
        Problem problem = Problem.of(
                        Code.NO_ANCHOR,
                        "\"%s\" belongs to no history".formatted(table.name().nested()))
                .at(Location.of(table.name()).annotation(Gatherer.TABLE));
        if (packageName.isEmpty()) {
            return problem.because("A package says which history its tables belong to, and this record is in none.")
                    .fix("Move the record into a package, and write package-info.java with @Schema there.");
        }
        return problem.because(
                        "No package-info.java of %s or of a package above it has @Schema.".formatted(packageName))
                .fix("""
                        Write package-info.java, for example:
                        @dev.dunlin.annotations.Schema(history = "main", name = "public")
                        package %s;""".formatted(packageName));
    }

    private static Problem foreignAnchor(Declaration table, Anchor anchor) {
        return Problem.of(
                        Code.FOREIGN_ANCHOR,
                        "\"%s\" is left out of history \"%s\""
                                .formatted(table.name().nested(), anchor.history()))
                .at(Location.of(table.name()).annotation(Gatherer.TABLE))
                .because(
                        "Its anchor is package %s, and the compilation that owns a history is the one that compiles its anchor."
                                .formatted(anchor.packageName()))
                .fix("Move the record there, or give its package an @Schema with a history of its own.");
    }
}
