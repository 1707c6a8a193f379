package dev.dunlin.processor.compiling;

import dev.dunlin.processor.declaration.TypeName;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The types and packages that the rounds of a compilation show. They are kept by name, since a compiler may replace its
 * elements from round to round, and found again when they are asked for.
 */
public final class Compilation {
    /** Where the annotations are, with a dot at the end. */
    public static final String ANNOTATIONS = "dev.dunlin.annotations.";

    private final Elements elements;
    private final SourceCheck sources;
    private final SortedSet<String> modules = new TreeSet<>();
    private final SortedSet<TypeName> annotated = new TreeSet<>();
    private final SortedSet<TypeName> types = new TreeSet<>();
    private final SortedSet<TypeName> recordsAndEnums = new TreeSet<>();
    private final SortedSet<TypeName> packages = new TreeSet<>();
    private final Set<TypeElement> searched = new HashSet<>();
    private final Map<TypeName, Optional<Element>> found = new HashMap<>();
    private @Nullable RoundEnvironment current;

    public Compilation(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.sources = SourceCheck.of(environment);
    }

    /**
     * Takes note of what a round shows. What another processor's call has shown already is not looked at again.
     *
     * @param annotations the annotation types that are present, as the compiler gives them to a processor
     * @return whether the round is a new one, in which elements may have changed
     */
    public boolean add(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        boolean isNew = round != current;
        if (isNew) {
            current = round;
            searched.clear();
            found.clear();
            round.getRootElements().stream()
                    .filter(root -> sources.isSource(root, true))
                    .forEach(this::addRoot);
        }
        TypeElement[] ours = annotations.stream()
                .filter(type -> type.getQualifiedName().toString().startsWith(ANNOTATIONS) && searched.add(type))
                .toArray(TypeElement[]::new);
        if (ours.length > 0) {
            round.getElementsAnnotatedWithAny(ours).stream()
                    .map(Compilation::holder)
                    .distinct()
                    .forEach(holder -> annotated.add(name(holder)));
        }
        return isNew;
    }

    /** Types and packages that carry one of the annotations, themselves or on a member; from source or from class files. */
    public SortedSet<TypeName> annotated() {
        return Collections.unmodifiableSortedSet(annotated);
    }

    /** The records and enums among the types that are compiled from source now. */
    public SortedSet<TypeName> recordsAndEnums() {
        return Collections.unmodifiableSortedSet(recordsAndEnums);
    }

    /** The packages whose {@code package-info} is compiled from source now. */
    public SortedSet<TypeName> packages() {
        return Collections.unmodifiableSortedSet(packages);
    }

    /** Whether a type or package is a root that is compiled from source, or is inside one. */
    public boolean isSourceRoot(TypeName name) {
        return packages.contains(name) || types.contains(name);
    }

    /** Whether a type or package is compiled from source now, if only because another one mentions it. */
    public boolean isSource(TypeName name) {
        return isSourceRoot(name)
                || element(name).filter(found -> sources.isSource(found, false)).isPresent();
    }

    /** The element as this round knows it, first in the modules that are compiled; empty if the compiler finds none. */
    public Optional<Element> element(TypeName name) {
        Optional<Element> known = found.get(name);
        if (known == null) {
            known = find(name);
            found.put(name, known);
        }
        return known;
    }

    private Optional<Element> find(TypeName name) {
        return modules.stream()
                .map(elements::getModuleElement)
                .flatMap(Stream::ofNullable)
                .flatMap(module -> Stream.ofNullable(element(module, name)))
                .findFirst()
                .or(() -> Optional.ofNullable(
                        name.isPackage()
                                ? elements.getPackageElement(name.packageName())
                                : elements.getTypeElement(name.canonical())));
    }

    private @Nullable Element element(ModuleElement module, TypeName name) {
        return name.isPackage()
                ? elements.getPackageElement(module, name.packageName())
                : elements.getTypeElement(module, name.canonical());
    }

    private void addModule(Element root) {
        ModuleElement module = elements.getModuleOf(root);
        if (module != null && !module.isUnnamed()) {
            modules.add(module.getQualifiedName().toString());
        }
    }

    private void addRoot(Element root) {
        addModule(root);
        if (root instanceof PackageElement) {
            packages.add(name(root));
        } else if (root instanceof TypeElement type) {
            addType(type);
        }
    }

    private void addType(TypeElement type) {
        types.add(name(type));
        if (type.getKind() == ElementKind.RECORD || type.getKind() == ElementKind.ENUM) {
            recordsAndEnums.add(name(type));
        }
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof TypeElement nested) {
                addType(nested);
            }
        }
    }

    /** The type or package that an element is or belongs to. */
    private static Element holder(Element element) {
        Element at = element;
        while (at != null && !(at instanceof TypeElement || at instanceof PackageElement)) {
            at = at.getEnclosingElement();
        }
        if (at == null) {
            throw new IllegalArgumentException(element + " is in no package");
        }
        return at;
    }

    /** The name of a type or package. */
    private static TypeName name(Element typeOrPackage) {
        Deque<String> names = new ArrayDeque<>();
        for (Element at = typeOrPackage; at != null; at = at.getEnclosingElement()) {
            if (at instanceof TypeElement) {
                names.addFirst(at.getSimpleName().toString());
            } else if (at instanceof PackageElement of) {
                String name = of.getQualifiedName().toString();
                return names.isEmpty() ? TypeName.ofPackage(name) : TypeName.of(name, names.toArray(String[]::new));
            }
        }
        throw new IllegalArgumentException(typeOrPackage + " is in no package");
    }
}
