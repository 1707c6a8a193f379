package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds columns by what authors call them: a component, its path inside an embedded one, or the column itself. */
final class ColumnLookup {
    private final Problems problems;

    ColumnLookup(Problems problems) {
        this.problems = problems;
    }

    /**
     * The columns of these names in order; those that are not there are reported and left out, as are repeated ones.
     */
    List<DraftColumn> columns(Group scope, List<String> names, Spot spot) {
        Set<DraftColumn> columns = new LinkedHashSet<>();
        for (String name : names) {
            for (DraftColumn column : column(scope, name, spot)) {
                if (!columns.add(column)) {
                    repeated(name, spot);
                }
            }
        }
        return List.copyOf(columns);
    }

    /** The columns of this name: one, or several if it is that of an embedded component; none is reported. */
    List<DraftColumn> column(Group scope, String name, Spot spot) {
        List<DraftColumn> found = find(scope, name);
        if (found.isEmpty()) {
            unknown(scope, name, spot);
        }
        return ambiguity(scope, name).map(other -> ambiguous(name, other, spot)).orElse(found);
    }

    /** The columns of this name, if there are any. */
    static List<DraftColumn> find(Group scope, String name) {
        Set<DraftColumn> found = new LinkedHashSet<>(byComponent(scope, scope, name));
        if (found.isEmpty()) {
            scope.columns().stream()
                    .filter(column -> isNamed(scope, column, name))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** The column whose own name this is, although it is another one's component. */
    private static Optional<DraftColumn> ambiguity(Group scope, String name) {
        List<DraftColumn> meant = byComponent(scope, scope, name);
        return meant.isEmpty()
                ? Optional.empty()
                : scope.columns().stream()
                        .filter(column -> isNamed(scope, column, name) && !meant.contains(column))
                        .findFirst();
    }

    private static boolean isNamed(Group scope, DraftColumn column, String name) {
        return column.name().equals(name) || scope.innerName(column).equals(name);
    }

    private static List<DraftColumn> byComponent(Group scope, Group group, String path) {
        for (Member member : group.members()) {
            if (scope.innerPath(member).equals(path)) {
                return member.columns();
            }
            if (member instanceof Group inner) {
                List<DraftColumn> found = byComponent(scope, inner, path);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private void unknown(Group scope, String name, Spot spot) {
        Set<String> names = new TreeSet<>();
        scope.columns().forEach(column -> {
            names.add(scope.innerPath(column));
            names.add(scope.innerName(column));
        });
        String fix = Suggestions.closest(name, names)
                .map(closest -> "Did you mean \"%s\"?".formatted(closest))
                .orElseGet(() -> "There are: %s."
                        .formatted(String.join(
                                ", ",
                                scope.columns().stream().map(scope::innerName).toList())));
        problems.add(spot.problem(
                        Code.UNKNOWN_COLUMN,
                        "\"%s\" is not a column of %s"
                                .formatted(name, scope.record().name().nested()))
                .because("A column is named by its component or by its own name.")
                .fix(fix));
    }

    private List<DraftColumn> ambiguous(String name, DraftColumn other, Spot spot) {
        problems.add(
                spot.problem(Code.AMBIGUOUS_COLUMN, "\"%s\" is a component, and the column of another".formatted(name))
                        .because("The component \"%s\" has a column of this name.".formatted(other.javaName()))
                        .fix("Write the name of the column, or of the component, that nothing else has."));
        return List.of();
    }

    private void repeated(String name, Spot spot) {
        problems.add(spot.problem(Code.REPEATED_COLUMN, "\"%s\" is there twice".formatted(name))
                .fix("Name each column once."));
    }

    /** The names of columns. */
    static List<String> names(List<DraftColumn> columns) {
        return columns.stream().map(DraftColumn::name).toList();
    }
}
