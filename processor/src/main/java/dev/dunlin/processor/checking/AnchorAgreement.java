package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rule: the anchors of one history say the same. A value that is written and one that is left at its default may be
 * equal.
 */
final class AnchorAgreement {
    private static final Map<String, Value> DEFAULTS = new TreeMap<>(Map.of(
            "name", new Value.Text(""),
            "naming", new Value.Constant("SNAKE_CASE"),
            "extensions", new Value.ListOf(List.of()),
            "postgres", new Value.Number(HistorySettings.DEFAULT_POSTGRES),
            "online", new Value.Flag(true),
            "comments", new Value.Flag(false)));

    private final Problems problems;

    AnchorAgreement(Problems problems) {
        this.problems = problems;
    }

    void check(List<Declaration.PackageInfo> anchors) {
        Declaration.PackageInfo first = anchors.get(0);
        for (Declaration.PackageInfo anchor : anchors.subList(1, anchors.size())) {
            DEFAULTS.keySet().stream()
                    .filter(member -> !sameMeaning(value(first, member), value(anchor, member)))
                    .forEach(member -> report(first, anchor, member));
        }
    }

    private void report(Declaration.PackageInfo first, Declaration.PackageInfo anchor, String member) {
        Spot spot = Spot.of(Location.of(anchor.name()))
                .annotation(HistorySettings.ANCHOR)
                .value(member);
        problems.add(spot.problem(
                        Code.ANCHORS_DISAGREE,
                        "\"%s\" of history \"%s\" is not what the anchor of package %s says"
                                .formatted(member, HistorySettings.historyOf(anchor), first.name()))
                .because("Several anchors may name one history, and then they must agree.")
                .fix("Write the same in both, or only one anchor in a package above both."));
    }

    private static @Nullable Value value(Declaration.PackageInfo anchor, String member) {
        return anchor.annotation(HistorySettings.ANCHOR)
                .map(AnnotationUse::values)
                .map(values -> values.getOrDefault(member, DEFAULTS.get(member)))
                .orElse(null);
    }

    private static boolean sameMeaning(@Nullable Value one, @Nullable Value other) {
        if (one instanceof Value.ListOf first && other instanceof Value.ListOf second) {
            return new HashSet<>(first.values()).equals(new HashSet<>(second.values()));
        }
        return one != null && one.equals(other);
    }
}
