package dev.dunlin.processor;

import com.google.auto.service.AutoService;
import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.Fragments;
import dev.dunlin.processor.gathering.Anchor;
import dev.dunlin.processor.gathering.Mentioned;
import dev.dunlin.processor.generating.HistoryClass;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reading.DeclarationReader;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Reporter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;

/**
 * Writes what comes from one type: the declared facts of each table, of what it is made of and of each anchor, and the class of
 * each history. It looks at every type, since an enum or an embedded record need carry no annotation. Incremental builds may
 * keep what it wrote for types that they do not compile.
 */
@AutoService(Processor.class)
public final class TypeProcessor extends GuardedProcessor {
    private final Set<TypeName> anchorsSeen = new HashSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    void generate(Compilation current) throws IOException {
        for (TypeName name : current.packages()) {
            Optional<Anchor> anchor = read(current, name).flatMap(found -> Anchor.of(found, true));
            if (anchor.isPresent() && anchorsSeen.add(name)) {
                generate(current, anchor.get());
            }
        }
    }

    private void generate(Compilation current, Anchor anchor) throws IOException {
        Element origin = current.element(anchor.declaration().name()).orElseThrow();
        HistoryClass type = new HistoryClass(anchor.packageName(), anchor.history(), isRuntimePresent(origin));
        if (!type.isNameable()) {
            return;
        }
        TypeName name = TypeName.of(anchor.packageName(), type.simpleName());
        if (current.isSourceRoot(name)) {
            if (current.element(name).filter(type::isGenerated).isEmpty()) {
                reportClassExists(anchor, type);
            }
            return;
        }
        try {
            type.source(origin).writeTo(processingEnv.getFiler());
        } catch (FilerException e) {
            // ECJ refuses where an earlier compilation left the class, which is as good.
        }
    }

    /** Whether the anchor's module sees the runtime. */
    private boolean isRuntimePresent(Element anchor) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleOf(anchor);
        return module == null
                ? elements.getTypeElement(HistoryClass.RUNTIME_INTERFACE) != null
                : elements.getTypeElement(module, HistoryClass.RUNTIME_INTERFACE) != null;
    }

    private void reportClassExists(Anchor anchor, HistoryClass type) {
        reporter()
                .report(Problem.of(
                                Code.CLASS_EXISTS,
                                "the class \"%s\" of history \"%s\" cannot be generated"
                                        .formatted(type.qualifiedName(), anchor.history()))
                        .at(Location.of(anchor.declaration().name()).annotation("Schema"))
                        .because("There is a source of that name already.")
                        .fix("Rename that class, or the history."));
    }

    /** Writes nothing after a failure: what is there describes the class files that are there. */
    @Override
    void finish(Compilation current, boolean failed) {
        if (failed) {
            return;
        }
        Fragments fragments = new Fragments(new ClassOutput(processingEnv.getFiler()));
        for (Declaration declaration : declarations(current, fragments).values()) {
            try {
                // What a type that nobody knows has made of it is no fact, and the compilation will fail.
                if (!declaration.isResolved()) {
                    continue;
                }
                fragments.write(declaration, current.element(declaration.name()).orElseThrow());
            } catch (IOException e) {
                reporter()
                        .report(Problem.of(
                                        Code.UNWRITABLE,
                                        "the facts of \"%s\" cannot be written down".formatted(declaration.name()))
                                .at(Location.of(declaration.name()))
                                .because(e.toString()));
            }
        }
    }

    /** What is to be written: everything annotated, all that it mentions, and what was written before, if it is from source. */
    private SortedMap<TypeName, Declaration> declarations(Compilation current, Fragments fragments) {
        Deque<TypeName> open = new ArrayDeque<>(current.annotated());
        current.recordsAndEnums().stream().filter(fragments::has).forEach(open::add);
        SortedMap<TypeName, Declaration> found = new TreeMap<>();
        while (!open.isEmpty()) {
            TypeName name = open.remove();
            if (!found.containsKey(name) && current.isSource(name)) {
                read(current, name).ifPresent(declaration -> {
                    found.put(name, declaration);
                    open.addAll(Mentioned.by(declaration));
                });
            }
        }
        return found;
    }

    private Optional<Declaration> read(Compilation current, TypeName name) {
        return current.element(name).flatMap(new DeclarationReader(processingEnv.getElementUtils())::read);
    }

    private Reporter reporter() {
        return new Reporter(processingEnv.getMessager(), processingEnv.getElementUtils());
    }
}
