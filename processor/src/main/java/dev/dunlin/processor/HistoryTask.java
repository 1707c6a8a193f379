package dev.dunlin.processor;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.Fragments;
import dev.dunlin.processor.fragment.TypeIndex;
import dev.dunlin.processor.gathering.Declarations;
import dev.dunlin.processor.gathering.Gatherer;
import dev.dunlin.processor.gathering.Gathering;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.option.OptionsReader;
import dev.dunlin.processor.output.ClassFiles;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reading.MisplacedAnnotations;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Reporter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;

/** What is done once in a compilation, when all types are known. Everything that is wrong is reported at the end. */
final class HistoryTask {
    private final Compilation compilation;
    private final MisplacedAnnotations misplaced;
    private final ClassOutput output;
    private final Declarations declarations;
    private final Gatherer gatherer;
    private final OptionsReader options;
    private final Reporter reporter;
    private final Clock clock;
    private final List<Problem> problems = new ArrayList<>();

    HistoryTask(ProcessingEnvironment environment, Session session, Clock clock) {
        this.compilation = session.compilation();
        this.misplaced = new MisplacedAnnotations(environment.getElementUtils());
        this.output = new ClassOutput(environment.getFiler());
        ClassFiles classFiles = new ClassFiles(output);
        this.declarations = new Declarations(compilation, session.reader(), new Fragments(output), classFiles);
        this.gatherer = new Gatherer(compilation, declarations, classFiles);
        this.options = new OptionsReader(environment.getOptions());
        this.reporter = new Reporter(environment.getMessager(), environment.getElementUtils());
        this.clock = clock;
    }

    /**
     * Does it all and reports.
     *
     * @param failed whether the compilation has failed already; then nothing is written
     */
    void run(boolean failed) {
        TypeIndex before = output.read(TypeIndex.PATH).map(TypeIndex::read).orElse(TypeIndex.EMPTY);
        Gathering gathering = gatherer.gather(before);
        problems.addAll(gathering.problems());
        compilation.annotated().stream().filter(compilation::isSourceRoot).forEach(this::checkPlaces);
        if (!gathering.histories().isEmpty()) {
            Options read = options.read();
            problems.addAll(options.problems());
            HistoriesTask histories = new HistoriesTask(output, declarations, read, clock);
            problems.addAll(histories.run(gathering.histories(), failed, !failed && !hasErrors()));
        }
        if (!failed && !hasErrors() && !(before.isEmpty() && gathering.index().isEmpty())) {
            write(gathering.index());
        }
        reporter.reportAll(problems);
    }

    private void write(TypeIndex index) {
        try {
            output.write(TypeIndex.PATH, index.write());
        } catch (IOException e) {
            problems.add(Problem.of(Code.UNWRITABLE, "the list of annotated types cannot be written")
                    .because(e.toString())
                    .fix("Correct the cause and compile again."));
        }
    }

    private void checkPlaces(TypeName name) {
        compilation.element(name).ifPresent(element -> {
            problems.addAll(misplaced.check(element));
            if (!name.isPackage()) {
                element.getEnclosedElements().forEach(member -> problems.addAll(misplaced.check(member)));
            }
        });
    }

    private boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
