package dev.dunlin.processor;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.gathering.Anchor;
import dev.dunlin.processor.generating.HistoryClass;
import dev.dunlin.processor.reading.RoundReader;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Reporter;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;

/** Generates the class of a history in the first round that shows its anchor as a source, so that sources can use it. */
final class HistoryClassTask {
    private final Compilation compilation;
    private final Elements elements;
    private final RoundReader reader;
    private final Filer filer;
    private final Reporter reporter;
    private final Set<TypeName> done = new HashSet<>();

    HistoryClassTask(ProcessingEnvironment environment, Session session) {
        this.compilation = session.compilation();
        this.elements = environment.getElementUtils();
        this.reader = session.reader();
        this.filer = environment.getFiler();
        this.reporter = new Reporter(environment.getMessager(), elements);
    }

    /** Generates what earlier rounds did not. */
    void run() {
        for (TypeName name : compilation.packages()) {
            Optional<Anchor> anchor = reader.read(name).flatMap(declaration -> Anchor.of(declaration, true));
            if (anchor.isPresent() && done.add(name)) {
                generate(anchor.get(), compilation.element(name).orElseThrow());
            }
        }
    }

    private void generate(Anchor anchor, Element origin) {
        HistoryClass type = new HistoryClass(anchor.packageName(), anchor.history(), isRuntimePresent(origin));
        if (!type.isNameable()) {
            return;
        }
        TypeName name = TypeName.of(anchor.packageName(), type.simpleName());
        if (!compilation.isSourceRoot(name)) {
            write(anchor, type, origin);
        } else if (compilation.element(name).filter(type::isGenerated).isEmpty()) {
            reporter.report(classExists(anchor, type));
        }
    }

    private void write(Anchor anchor, HistoryClass type, Element origin) {
        try {
            type.source(origin).writeTo(filer);
        } catch (FilerException e) {
            // ECJ refuses where an earlier compilation left the class, which is as good.
        } catch (IOException e) {
            reporter.report(
                    Problem.of(Code.UNWRITABLE, "the class \"%s\" cannot be written".formatted(type.qualifiedName()))
                            .at(Location.of(anchor.declaration().name()).annotation("Schema"))
                            .because(e.toString())
                            .fix("Correct the cause and compile again."));
        }
    }

    /** Whether the anchor's module sees the runtime. */
    private boolean isRuntimePresent(Element anchor) {
        ModuleElement module = elements.getModuleOf(anchor);
        return module == null
                ? elements.getTypeElement(HistoryClass.RUNTIME_INTERFACE) != null
                : elements.getTypeElement(module, HistoryClass.RUNTIME_INTERFACE) != null;
    }

    private static Problem classExists(Anchor anchor, HistoryClass type) {
        return Problem.of(
                        Code.CLASS_EXISTS,
                        "the class \"%s\" of history \"%s\" cannot be generated"
                                .formatted(type.qualifiedName(), anchor.history()))
                .at(Location.of(anchor.declaration().name()).annotation("Schema"))
                .because("There is a source of that name already.")
                .fix("Rename that class, or the history.");
    }
}
