package dev.dunlin.processor.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** The private fields behind the components of a record. */
final class Fields {
    private final Map<String, Element> byName = new HashMap<>();

    Fields(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind().isField() && !member.getModifiers().contains(Modifier.STATIC)) {
                byName.put(member.getSimpleName().toString(), member);
            }
        }
    }

    /** The field that holds a component's value, if the compiler shows it. */
    Optional<Element> of(RecordComponentElement component) {
        return Optional.ofNullable(byName.get(component.getSimpleName().toString()));
    }
}
