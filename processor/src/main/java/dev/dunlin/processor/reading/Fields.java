package dev.dunlin.processor.reading;

import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;

/** The private fields behind the components of records. */
final class Fields {
    private Fields() {}

    /** The field that holds a component's value, if the compiler shows it. */
    static Optional<Element> of(RecordComponentElement component) {
        Element owner = Objects.requireNonNull(component.getEnclosingElement());
        for (Element member : owner.getEnclosedElements()) {
            if (member.getKind().isField()
                    && !member.getModifiers().contains(Modifier.STATIC)
                    && member.getSimpleName().equals(component.getSimpleName())) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }
}
