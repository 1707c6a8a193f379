package dev.dunlin.processor;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.Fragments;
import dev.dunlin.processor.gathering.Mentioned;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reading.RoundReader;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Reporter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Writes down what types declare that are compiled from source: everything annotated, all that it mentions, and what was written
 * down before. What comes as a class file keeps what its source said.
 */
final class FragmentTask {
    private final Compilation compilation;
    private final RoundReader reader;
    private final Fragments fragments;
    private final Reporter reporter;

    FragmentTask(ProcessingEnvironment environment, Session session) {
        this.compilation = session.compilation();
        this.reader = session.reader();
        this.fragments = new Fragments(new ClassOutput(environment.getFiler()));
        this.reporter = new Reporter(environment.getMessager(), environment.getElementUtils());
    }

    void run() {
        // Where a type is unknown there are no facts yet, and the compilation will fail.
        declarations().values().stream().filter(Declaration::isResolved).forEach(this::write);
    }

    private void write(Declaration declaration) {
        try {
            fragments.write(declaration, compilation.element(declaration.name()).orElseThrow());
        } catch (IOException e) {
            reporter.report(Problem.of(
                            Code.UNWRITABLE, "the facts of \"%s\" cannot be written down".formatted(declaration.name()))
                    .at(Location.of(declaration.name()))
                    .because(e.toString()));
        }
    }

    private SortedMap<TypeName, Declaration> declarations() {
        Deque<TypeName> open = new ArrayDeque<>(compilation.annotated());
        compilation.recordsAndEnums().stream().filter(fragments::has).forEach(open::add);
        SortedMap<TypeName, Declaration> found = new TreeMap<>();
        while (!open.isEmpty()) {
            TypeName name = open.remove();
            if (!found.containsKey(name) && compilation.isSource(name)) {
                reader.read(name).ifPresent(declaration -> {
                    found.put(name, declaration);
                    open.addAll(Mentioned.by(declaration));
                });
            }
        }
        return found;
    }
}
