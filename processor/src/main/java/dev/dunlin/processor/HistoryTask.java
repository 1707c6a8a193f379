package dev.dunlin.processor;

import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.checking.Interpreter;
import dev.dunlin.processor.checking.Sources;
import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.Fragments;
import dev.dunlin.processor.fragment.TypeIndex;
import dev.dunlin.processor.gathering.Declarations;
import dev.dunlin.processor.gathering.Gatherer;
import dev.dunlin.processor.gathering.Gathering;
import dev.dunlin.processor.gathering.OwnedHistory;
import dev.dunlin.processor.migrating.CommittedHistory;
import dev.dunlin.processor.migrating.Comparison;
import dev.dunlin.processor.option.HistoriesFolder;
import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.option.OptionsReader;
import dev.dunlin.processor.output.ClassFiles;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reading.DeclarationReader;
import dev.dunlin.processor.reading.MisplacedAnnotations;
import dev.dunlin.processor.reading.UnresolvedTypes;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Reporter;
import dev.dunlin.processor.reporting.Severity;
import dev.dunlin.schema.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;

/** What is done once in a compilation, when all types are known. */
final class HistoryTask {
    private final Compilation compilation;
    private final MisplacedAnnotations misplaced;
    private final ClassOutput output;
    private final Declarations declarations;
    private final Gatherer gatherer;
    private final OptionsReader optionsReader;
    private final Reporter reporter;
    private final Clock clock;
    private final List<Problem> problems = new ArrayList<>();

    HistoryTask(ProcessingEnvironment environment, Compilation compilation, Clock clock) {
        this.compilation = compilation;
        this.misplaced = new MisplacedAnnotations(environment.getElementUtils());
        this.output = new ClassOutput(environment.getFiler());
        ClassFiles classFiles = new ClassFiles(output);
        DeclarationReader reader = new DeclarationReader(environment.getElementUtils());
        this.declarations = new Declarations(compilation, reader, new Fragments(output), classFiles);
        this.gatherer = new Gatherer(compilation, declarations, classFiles);
        this.optionsReader = new OptionsReader(environment.getOptions());
        this.reporter = new Reporter(environment.getMessager(), environment.getElementUtils());
        this.clock = clock;
    }

    /**
     * Does it all and reports.
     *
     * @param failed whether the compilation has failed already; then nothing is written
     */
    void run(boolean failed) throws IOException {
        TypeIndex before = output.read(TypeIndex.PATH).map(TypeIndex::read).orElse(TypeIndex.EMPTY);
        Gathering gathering = gatherer.gather(before);
        problems.addAll(gathering.problems());
        problems.addAll(misplaced());
        if (!gathering.histories().isEmpty()) {
            look(gathering.histories(), failed);
        }
        TypeIndex after = gathering.index();
        if (!failed && !hasErrors() && !(before.isEmpty() && after.isEmpty())) {
            output.write(TypeIndex.PATH, after.write());
        }
        reporter.reportAll(problems);
    }

    private void look(List<OwnedHistory> histories, boolean failed) throws IOException {
        Options options = optionsReader.read();
        problems.addAll(optionsReader.problems());
        HistoriesFolder folder = new HistoriesFolder(options, output.folder(TypeIndex.PATH));
        Optional<Path> directory = directory(folder, histories.get(0));
        histories.forEach(
                history -> history.declarations().forEach(each -> problems.addAll(UnresolvedTypes.check(each))));
        List<Interpretation> wanted = selected(histories, options).stream()
                .map(HistoryTask::interpret)
                .toList();
        wanted.forEach(each -> problems.addAll(each.problems()));
        problems.addAll(uncertainFacts(options));
        Map<CommittedHistory, Comparison> compared = new LinkedHashMap<>();
        if (directory.isPresent()) {
            for (Interpretation each : wanted) {
                String name = each.settings().history();
                Path path = directory.get().resolve(name);
                compare(each, new CommittedHistory(name, path, folder.shown(path)), options, compared);
            }
        }
        boolean complete = compared.size() == wanted.size();
        PendingTask pending = new PendingTask(output, options, compared, clock);
        problems.addAll(pending.run(complete, !failed && !hasErrors()));
    }

    private List<Problem> misplaced() {
        List<Problem> found = new ArrayList<>();
        for (TypeName name : compilation.annotated()) {
            if (compilation.isSourceRoot(name)) {
                compilation.element(name).ifPresent(element -> {
                    found.addAll(misplaced.check(element));
                    if (!name.isPackage()) {
                        element.getEnclosedElements().forEach(member -> found.addAll(misplaced.check(member)));
                    }
                });
            }
        }
        return found;
    }

    private Optional<Path> directory(HistoriesFolder folder, OwnedHistory first) {
        try {
            return Optional.of(folder.path());
        } catch (HistoriesFolder.NotFound e) {
            problems.add(
                    e.problem().at(Location.of(first.anchors().get(0).name()).annotation("Schema")));
            return Optional.empty();
        }
    }

    private List<OwnedHistory> selected(List<OwnedHistory> histories, Options options) {
        List<OwnedHistory> selected = histories.stream()
                .filter(history -> options.selects(history.name()))
                .toList();
        if (selected.isEmpty()) {
            String names = histories.stream().map(OwnedHistory::name).collect(Collectors.joining(", "));
            problems.add(Problem.of(
                            Code.NO_SUCH_HISTORY,
                            "there is no history \"%s\" here"
                                    .formatted(options.history().orElse("")))
                    .because("This compilation owns " + names + ".")
                    .fix("For example " + Option.HISTORY.with(histories.get(0).name())));
        }
        return selected;
    }

    private static Interpretation interpret(OwnedHistory history) {
        return Interpreter.interpret(
                new Sources(history.anchors(), history.declarations(), history.others(), history.foreignTables()));
    }

    private void compare(
            Interpretation wanted,
            CommittedHistory committed,
            Options options,
            Map<CommittedHistory, Comparison> compared) {
        if (wanted.hasErrors()) {
            return;
        }
        History history = committed.read();
        problems.addAll(committed.problems(history, wanted.anchor()));
        if (history.isSound()) {
            compared.put(committed, Comparison.of(wanted, history, options));
        }
    }

    /** A migration must not be made of facts that a full compilation may read differently. */
    private List<Problem> uncertainFacts(Options options) {
        return declarations.uncertain().stream()
                .map(name -> uncertainFact(name, options.name().isPresent()))
                .toList();
    }

    private static Problem uncertainFact(TypeName name, boolean writing) {
        return Problem.of(Code.UNCERTAIN_FACTS, "\"%s\" is read from its class file".formatted(name))
                .as(writing ? Severity.ERROR : Severity.WARNING)
                .at(Location.of(name))
                .because("It was compiled without these processors, and a class file may lack comments, the nullness of"
                        + " types and the order of constants.")
                .fix("Compile the module in full, for example with mvn clean compile or gradle clean compileJava.");
    }

    private boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
