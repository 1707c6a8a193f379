package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Component.Nullness;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;

/**
 * Rule: what is said of null agrees. A column is required unless something makes it nullable, and these do: {@code
 * @Column(nullable = true)}, an annotation named {@code Nullable}, {@code Optional<T>}, a nullable embedded record
 * around it. A column of the primary key is required always.
 */
final class NullabilityRule {
    private final Problems problems;

    NullabilityRule(Problems problems) {
        this.problems = problems;
    }

    /** Whether the column accepts null. */
    boolean isNullable(Component component, AnnotationUse column, Embedding embedding, Spot spot) {
        boolean optional = JavaTypes.optionalValue(component.type()).isPresent();
        boolean declared = optional || component.nullness() == Nullness.NULLABLE || column.flag("nullable", false);
        checkMarks(component, spot);
        checkAnnotation(component, column, optional, spot);
        boolean nullable = declared || embedding.nullable();
        if (nullable && isKey(component, embedding)) {
            key(component, embedding, declared, spot);
            return false;
        }
        return nullable;
    }

    private void checkMarks(Component component, Spot spot) {
        if (component.nullness() == Nullness.CONTRADICTORY) {
            problems.add(spot.problem(
                            Code.CONFLICTING_NULLABILITY,
                            "\"%s\" is marked as nullable and as not nullable".formatted(component.name()))
                    .fix("Remove one of the two marks."));
        }
        boolean primitive = component.type() instanceof TypeUse.Primitive;
        if (primitive && component.nullness() == Nullness.NULLABLE) {
            problems.add(spot.problem(
                            Code.CONFLICTING_NULLABILITY,
                            "\"%s\" is marked as nullable, and \"%s\" cannot be null"
                                    .formatted(component.name(), component.type()))
                    .fix("Write: @Nullable %s %s".formatted(boxed(component.type()), component.name())));
        }
        if (component.nullness() == Nullness.NULLABLE_ELEMENT) {
            problems.add(spot.problem(
                            Code.CONFLICTING_NULLABILITY,
                            "\"%s\" marks its elements as nullable, and they are primitive".formatted(component.name()))
                    .because("Before the element's type, a mark on type uses means the elements, not the array.")
                    .fix("Write: %s %s"
                            .formatted(
                                    component.type().toString().replaceFirst("\\[", " @Nullable ["),
                                    component.name())));
        }
    }

    private void checkAnnotation(Component component, AnnotationUse column, boolean optional, Spot spot) {
        if (!column.has("nullable")) {
            return;
        }
        boolean marked = optional || component.nullness() == Nullness.NULLABLE;
        boolean stated = column.flag("nullable", false);
        if (marked && !stated) {
            conflict(component, "nullable = false", optional ? "Optional" : "@Nullable", spot);
        } else if (stated && component.nullness() == Nullness.NON_NULL && !optional) {
            conflict(component, "nullable = true", "a mark that it is not null", spot);
        }
    }

    private void conflict(Component component, String stated, String mark, Spot spot) {
        problems.add(spot.annotation("Column")
                .value("nullable")
                .problem(
                        Code.CONFLICTING_NULLABILITY,
                        "\"%s\" says %s, and has %s".formatted(component.name(), stated, mark))
                .fix("Remove one of the two."));
    }

    private static boolean isKey(Component component, Embedding embedding) {
        return embedding.key() || component.isAnnotated("Id");
    }

    private void key(Component component, Embedding embedding, boolean declared, Spot spot) {
        problems.add((component.isAnnotated("Id") ? spot.annotation("Id") : spot)
                .problem(
                        Code.NULLABLE_KEY,
                        "\"%s\" belongs to the primary key and is nullable".formatted(component.name()))
                .because("Every column of a primary key is required.")
                .fix(
                        declared || !embedding.nullable()
                                ? "Remove what makes it nullable, or @Id."
                                : "Make the embedded record required, or remove @Id."));
    }

    private static String boxed(TypeUse primitive) {
        return switch (primitive.toString()) {
            case "int" -> "Integer";
            case "char" -> "Character";
            default ->
                Character.toUpperCase(primitive.toString().charAt(0))
                        + primitive.toString().substring(1);
        };
    }
}
