package dev.dunlin.processor.reading;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import dev.dunlin.processor.declaration.TypeUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** Reads what Dunlin's annotations say. */
final class AnnotationReader {
    /** What javac gives as the value of a member whose expression it cannot resolve. */
    private static final String ERROR = "<error>";

    private final TypeReader types;

    AnnotationReader(TypeReader types) {
        this.types = types;
    }

    /** The annotations on an element, sorted by name. */
    List<AnnotationUse> read(Element element) {
        return Vocabulary.uses(element).stream().map(this::read).toList();
    }

    /** The annotations on a component, and those that its field alone has. */
    List<AnnotationUse> read(Element component, Optional<Element> field) {
        List<Vocabulary.Use> uses = new ArrayList<>(Vocabulary.uses(component));
        Set<String> names = uses.stream().map(Vocabulary.Use::name).collect(Collectors.toSet());
        field.map(Vocabulary::uses).orElse(List.of()).stream()
                .filter(use -> !names.contains(use.name()))
                .forEach(uses::add);
        uses.sort(Comparator.comparing(Vocabulary.Use::name));
        return uses.stream().map(this::read).toList();
    }

    private AnnotationUse read(Vocabulary.Use use) {
        TreeMap<String, Value> values = new TreeMap<>();
        use.mirror()
                .getElementValues()
                .forEach((member, value) ->
                        values.put(member.getSimpleName().toString(), value.accept(new Visitor(), null)));
        return new AnnotationUse(use.name(), values);
    }

    private final class Visitor extends SimpleAnnotationValueVisitor14<Value, Void> {
        @Override
        public Value visitString(String text, Void ignored) {
            return text.equals(ERROR) ? new Value.Type(new TypeUse.Unresolved(text)) : new Value.Text(text);
        }

        @Override
        public Value visitInt(int number, Void ignored) {
            return new Value.Number(number);
        }

        @Override
        public Value visitBoolean(boolean flag, Void ignored) {
            return new Value.Flag(flag);
        }

        @Override
        public Value visitEnumConstant(VariableElement constant, Void ignored) {
            return new Value.Constant(constant.getSimpleName().toString());
        }

        @Override
        public Value visitType(TypeMirror type, Void ignored) {
            return new Value.Type(types.read(type));
        }

        @Override
        public Value visitArray(List<? extends AnnotationValue> values, Void ignored) {
            return new Value.ListOf(
                    values.stream().map(value -> value.accept(this, null)).toList());
        }

        @Override
        protected Value defaultAction(Object value, Void ignored) {
            return new Value.Type(new TypeUse.Unresolved(String.valueOf(value)));
        }
    }
}
