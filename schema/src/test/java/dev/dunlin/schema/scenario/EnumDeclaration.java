package dev.dunlin.schema.scenario;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.EnumType.Label;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enum type, declared by a Java enum of its name whose constants have the labels' texts, unless said otherwise. */
public record EnumDeclaration(EnumType type, @Nullable String was, Map<String, String> formerLabels, boolean ordered)
        implements Declared.Part {
    public static EnumDeclaration enumType(String name, String... labels) {
        List<Label> list =
                Arrays.stream(labels).map(label -> new Label(label, label)).toList();
        EnumType type = new EnumType(Names.qualified(name), Names.type(Names.qualified(name)), list, null);
        return new EnumDeclaration(type, null, Map.of(), false);
    }

    /** Another Java enum than the one of the type's name declares it. */
    public EnumDeclaration java(String javaType) {
        return new EnumDeclaration(type.withJavaType(javaType), was, formerLabels, ordered);
    }

    /** {@code @EnumType(was = …)}. */
    public EnumDeclaration was(String formerName) {
        return new EnumDeclaration(type, formerName, formerLabels, ordered);
    }

    /** {@code @EnumLabel(was = …)} on the constant of a label. */
    public EnumDeclaration label(String text, String formerText) {
        Map<String, String> former = new HashMap<>(formerLabels);
        former.put(text, formerText);
        return new EnumDeclaration(type, was, former, ordered);
    }

    /** A label that another constant than the one of its text declares. */
    public EnumDeclaration constant(String text, String constant) {
        List<Label> labels = type.labels().stream()
                .map(label -> label.text().equals(text) ? new Label(text, constant) : label)
                .toList();
        return new EnumDeclaration(type.withLabels(labels), was, formerLabels, ordered);
    }

    public EnumDeclaration comment(String text) {
        return new EnumDeclaration(type.withComment(text), was, formerLabels, ordered);
    }

    /** {@code @EnumType(ordered = true)}: the order of labels alone is a difference. */
    public EnumDeclaration inOrder() {
        return new EnumDeclaration(type, was, formerLabels, true);
    }

    @Override
    public void addTo(Declared.Collector collector) {
        collector.add(type, ordered);
        if (was != null) {
            collector.was(Subject.enumType(type.name()), was);
        }
        formerLabels.forEach((text, former) -> collector.was(Subject.label(type.name(), text), former));
    }
}
