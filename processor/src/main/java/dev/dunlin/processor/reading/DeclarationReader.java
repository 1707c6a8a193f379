package dev.dunlin.processor.reading;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Constant;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Reads the declared facts of a record, an enum or a package. From source every compiler gives the same; from class
 * files comments are absent, and on some compilers type-use annotations and the order of enum constants.
 */
public final class DeclarationReader {
    private final Elements elements;
    private final TypeReader types;
    private final AnnotationReader annotations;
    private final NullnessReader nullness;

    public DeclarationReader(Elements elements) {
        this.elements = elements;
        this.types = new TypeReader(elements);
        this.annotations = new AnnotationReader(types);
        this.nullness = new NullnessReader();
    }

    /** The name of a type, or of a package. */
    public TypeName name(Element typeOrPackage) {
        return typeOrPackage instanceof PackageElement named
                ? TypeName.ofPackage(named.getQualifiedName().toString())
                : types.name((TypeElement) typeOrPackage);
    }

    /**
     * The facts of the type or package of this name, from source or class file; empty if there is none, or another
     * kind.
     */
    public Optional<Declaration> read(TypeName name) {
        Element element = name.isPackage()
                ? elements.getPackageElement(name.packageName())
                : elements.getTypeElement(name.canonical());
        return Optional.ofNullable(element).flatMap(this::read);
    }

    /** The facts of a record, enum or package; empty for any other element. */
    public Optional<Declaration> read(Element element) {
        if (element instanceof PackageElement) {
            return Optional.of(new Declaration.PackageInfo(name(element), annotations.read(element)));
        }
        if (element.getKind() == ElementKind.RECORD) {
            return Optional.of(record((TypeElement) element));
        }
        if (element.getKind() == ElementKind.ENUM) {
            return Optional.of(enumType((TypeElement) element));
        }
        return Optional.empty();
    }

    private Declaration.RecordType record(TypeElement type) {
        DocComment doc = doc(type);
        List<String> parameters = type.getTypeParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        Fields fields = new Fields(type);
        List<Component> components = type.getRecordComponents().stream()
                .map(component -> component(component, fields.of(component), doc))
                .toList();
        return new Declaration.RecordType(
                name(type), parameters, isLocal(type), annotations.read(type), components, doc.description());
    }

    private static boolean isLocal(TypeElement type) {
        return type.getNestingKind() == NestingKind.LOCAL;
    }

    private Component component(RecordComponentElement component, Optional<Element> field, DocComment doc) {
        String name = component.getSimpleName().toString();
        List<AnnotationUse> uses = annotations.read(component, field);
        return new Component(
                name, types.read(component.asType()), nullness.of(component, field), uses, doc.parameter(name));
    }

    private Declaration.EnumType enumType(TypeElement type) {
        List<Constant> constants = type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(constant -> new Constant(constant.getSimpleName().toString(), annotations.read(constant)))
                .toList();
        return new Declaration.EnumType(
                name(type), annotations.read(type), constants, doc(type).description());
    }

    private DocComment doc(TypeElement type) {
        String comment = elements.getDocComment(type);
        return comment == null ? DocComment.NONE : DocComment.parse(comment);
    }
}
