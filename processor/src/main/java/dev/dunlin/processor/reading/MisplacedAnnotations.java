package dev.dunlin.processor.reading;

import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Rule: an annotation stands where it says something. The compiler's own check knows classes and fields, not records.
 */
public final class MisplacedAnnotations {
    private static final String PACKAGE = "package";
    private static final String RECORD = "record";
    private static final String COMPONENT = "record component";
    private static final String ENUM = "enum";
    private static final String CONSTANT = "enum constant";

    private static final Map<String, Set<String>> PLACES = Map.ofEntries(
            Map.entry("Schema", Set.of(PACKAGE)),
            Map.entry("Table", Set.of(RECORD)),
            Map.entry("Column", Set.of(COMPONENT)),
            Map.entry("Id", Set.of(COMPONENT)),
            Map.entry("Embedded", Set.of(COMPONENT)),
            Map.entry("Ignored", Set.of(COMPONENT)),
            Map.entry("Relation", Set.of(RECORD, COMPONENT)),
            Map.entry("Index", Set.of(RECORD, COMPONENT)),
            Map.entry("Unique", Set.of(RECORD, COMPONENT)),
            Map.entry("Check", Set.of(RECORD, COMPONENT)),
            Map.entry("Exclude", Set.of(RECORD, COMPONENT)),
            Map.entry("RowLevelSecurity", Set.of(RECORD)),
            Map.entry("Policy", Set.of(RECORD)),
            Map.entry("Partitioned", Set.of(RECORD)),
            Map.entry("Partition", Set.of(RECORD)),
            Map.entry("Comment", Set.of(RECORD, COMPONENT, ENUM)),
            Map.entry("Domain", Set.of(RECORD)),
            Map.entry("Composite", Set.of(RECORD)),
            Map.entry("View", Set.of(RECORD)),
            Map.entry("MaterializedView", Set.of(RECORD)),
            Map.entry("Sequence", Set.of(RECORD, COMPONENT, PACKAGE)),
            Map.entry("EnumType", Set.of(ENUM)),
            Map.entry("EnumLabel", Set.of(CONSTANT)));

    private final DeclarationReader declarations;

    public MisplacedAnnotations(Elements elements) {
        this.declarations = new DeclarationReader(elements);
    }

    /** The annotations on this element that say nothing there. */
    public List<Problem> check(Element element) {
        List<Vocabulary.Use> uses = Vocabulary.uses(element);
        if (uses.isEmpty()) {
            return List.of();
        }
        String kind = kind(element);
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> indexes = new HashMap<>();
        for (Vocabulary.Use use : uses) {
            int index = indexes.merge(use.name(), 1, Integer::sum) - 1;
            if (!PLACES.getOrDefault(use.name(), Set.of(kind)).contains(kind)) {
                problems.add(problem(element, kind, use.name(), index));
            } else if (kind.equals(PACKAGE) && use.name().equals("Sequence") && !isAnchor(element)) {
                problems.add(sequence(element, index));
            }
        }
        return problems;
    }

    private static boolean isAnchor(Element element) {
        return Vocabulary.uses(element).stream().anyMatch(use -> use.name().equals("Schema"));
    }

    private Problem sequence(Element element, int index) {
        Location location = location(element);
        return Problem.of(Code.SEQUENCE_PLACE, "\"@Sequence\" says nothing on a package that is no anchor")
                .at(location.annotation("Sequence", index), location.toString())
                .because("Only the package with @Schema declares objects of a history.")
                .fix("Move it there, or to a record.");
    }

    private Problem problem(Element element, String kind, String annotation, int index) {
        Location location = location(element);
        Set<String> places = PLACES.getOrDefault(annotation, Set.of());
        return Problem.of(
                        Code.MISPLACED_ANNOTATION,
                        "\"@%s\" says nothing on %s".formatted(annotation, withArticle(kind)))
                .at(location.annotation(annotation, index), location.toString())
                .because("It belongs on %s."
                        .formatted(places.stream()
                                .sorted()
                                .map(MisplacedAnnotations::withArticle)
                                .collect(Collectors.joining(" or "))))
                .fix(
                        annotation.equals("Table")
                                ? "Write: @Table public record %s(…) {}".formatted(element.getSimpleName())
                                : "Move it there, or remove it.");
    }

    private Location location(Element element) {
        if (element instanceof TypeElement || element instanceof PackageElement) {
            return Location.of(declarations.name(element));
        }
        TypeName owner = declarations.name(owner(element));
        return Location.of(owner).member(element.getSimpleName().toString());
    }

    /** The type of a field or constant. */
    private static Element owner(Element member) {
        return Objects.requireNonNull(member.getEnclosingElement());
    }

    private static String kind(Element element) {
        if (element.getKind() == ElementKind.FIELD) {
            boolean component = owner(element).getKind() == ElementKind.RECORD
                    && !element.getModifiers().contains(Modifier.STATIC);
            return component ? COMPONENT : "field";
        }
        return element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String withArticle(String noun) {
        return (Stream.of("a", "e", "i", "o", "u").anyMatch(noun::startsWith) ? "an " : "a ") + noun;
    }
}
