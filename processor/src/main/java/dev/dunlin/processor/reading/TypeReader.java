package dev.dunlin.processor.reading;

import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Reads types. Nothing is taken from how a compiler prints one. */
final class TypeReader {
    private final Elements elements;

    TypeReader(Elements elements) {
        this.elements = elements;
    }

    TypeUse read(TypeMirror type) {
        return type.accept(new Visitor(), null);
    }

    TypeName name(TypeElement type) {
        LinkedList<String> names = new LinkedList<>();
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            names.addFirst(at.getSimpleName().toString());
        }
        return new TypeName(elements.getPackageOf(type).getQualifiedName().toString(), names);
    }

    private static TypeUse.Declared.Kind kind(Element type) {
        if (type.getKind() == ElementKind.ENUM) {
            return TypeUse.Declared.Kind.ENUM;
        }
        return type.getKind() == ElementKind.RECORD ? TypeUse.Declared.Kind.RECORD : TypeUse.Declared.Kind.OTHER;
    }

    private final class Visitor extends SimpleTypeVisitor14<TypeUse, Void> {
        @Override
        public TypeUse visitPrimitive(PrimitiveType type, Void ignored) {
            return new TypeUse.Primitive(type.getKind().name().toLowerCase(Locale.ROOT));
        }

        @Override
        public TypeUse visitDeclared(DeclaredType type, Void ignored) {
            TypeElement element = (TypeElement) type.asElement();
            List<TypeUse> arguments =
                    type.getTypeArguments().stream().map(TypeReader.this::read).toList();
            return new TypeUse.Declared(name(element), kind(element), arguments);
        }

        @Override
        public TypeUse visitArray(ArrayType type, Void ignored) {
            return new TypeUse.Array(read(type.getComponentType()));
        }

        @Override
        public TypeUse visitTypeVariable(TypeVariable type, Void ignored) {
            return new TypeUse.Variable(type.asElement().getSimpleName().toString());
        }

        @Override
        public TypeUse visitWildcard(WildcardType type, Void ignored) {
            return new TypeUse.Wildcard();
        }

        @Override
        public TypeUse visitError(ErrorType type, Void ignored) {
            return new TypeUse.Unresolved(type.asElement().getSimpleName().toString());
        }

        @Override
        protected TypeUse defaultAction(TypeMirror type, Void ignored) {
            return new TypeUse.Unresolved(type.getKind().name().toLowerCase(Locale.ROOT));
        }
    }
}
