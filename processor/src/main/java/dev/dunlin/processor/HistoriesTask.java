package dev.dunlin.processor;

import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.checking.Interpreter;
import dev.dunlin.processor.checking.SharedNameRule;
import dev.dunlin.processor.checking.Sources;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.TypeIndex;
import dev.dunlin.processor.gathering.Declarations;
import dev.dunlin.processor.gathering.OwnedHistory;
import dev.dunlin.processor.migrating.CommittedHistory;
import dev.dunlin.processor.migrating.Comparison;
import dev.dunlin.processor.option.HistoriesFolder;
import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reading.UnresolvedTypes;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Severity;
import dev.dunlin.schema.history.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is done about the histories that a compilation owns: what is declared is checked and compared with what is committed. */
final class HistoriesTask {
    private final ClassOutput output;
    private final Declarations declarations;
    private final Options options;
    private final Clock clock;
    private final HistoriesFolder folder;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<CommittedHistory, Comparison> compared = new LinkedHashMap<>();

    HistoriesTask(ClassOutput output, Declarations declarations, Options options, Clock clock) {
        this.output = output;
        this.declarations = declarations;
        this.options = options;
        this.clock = clock;
        this.folder = new HistoriesFolder(options, output.folder(TypeIndex.PATH));
    }

    /**
     * Does it.
     *
     * @param histories never empty
     * @param failed whether the compilation has failed already, so that types may be missing and nothing can be compared
     * @param mayWrite whether nothing else is wrong
     * @return what the author has to know
     */
    List<Problem> run(List<OwnedHistory> histories, boolean failed, boolean mayWrite) {
        Optional<Path> directory = directory(histories.get(0));
        List<OwnedHistory> selected = histories.stream()
                .filter(history -> options.selects(history.name()))
                .toList();
        if (selected.isEmpty()) {
            directory.ifPresent(path -> checkSelection(histories, path));
            return problems;
        }
        List<Interpretation> interpretations = new ArrayList<>();
        for (OwnedHistory history : selected) {
            interpretations.add(look(history, failed ? Optional.empty() : directory));
        }
        problems.addAll(SharedNameRule.check(interpretations));
        declarations.uncertain().forEach(name -> problems.add(uncertainFact(name)));
        PendingTask pending = new PendingTask(output, options, compared, clock);
        boolean complete = compared.size() == selected.size();
        problems.addAll(pending.run(complete, mayWrite && !hasErrors()));
        return problems;
    }

    private Optional<Path> directory(OwnedHistory first) {
        try {
            return Optional.of(folder.path());
        } catch (HistoriesFolder.NotFound e) {
            problems.add(e.problem().at(anchor(first)));
            return Optional.empty();
        }
    }

    /** A history that another module or the tests own has at least its folder here. */
    private void checkSelection(List<OwnedHistory> histories, Path directory) {
        String wanted = options.history().orElseThrow();
        if (Files.isDirectory(directory.resolve(wanted))) {
            return;
        }
        String names = histories.stream().map(OwnedHistory::name).collect(Collectors.joining(", "));
        problems.add(Problem.of(Code.NO_SUCH_HISTORY, "there is no history \"%s\" here".formatted(wanted))
                .at(anchor(histories.get(0)))
                .because("This compilation owns %s, and %s has no folder of that name."
                        .formatted(names, folder.shown(directory)))
                .fix("For example " + Option.HISTORY.with(histories.get(0).name())));
    }

    private Interpretation look(OwnedHistory history, Optional<Path> directory) {
        Interpretation wanted = Interpreter.interpret(
                new Sources(history.anchors(), history.declarations(), history.others(), history.foreignTables()));
        List<Problem> found = new ArrayList<>(wanted.problems());
        history.declarations().forEach(each -> found.addAll(UnresolvedTypes.check(each)));
        problems.addAll(found);
        if (directory.isPresent() && found.stream().noneMatch(Problem::isError)) {
            compare(wanted, directory.get().resolve(history.name()));
        }
        return wanted;
    }

    private void compare(Interpretation wanted, Path path) {
        CommittedHistory committed = new CommittedHistory(wanted.settings().history(), path, folder.shown(path));
        History history = committed.read();
        problems.addAll(committed.problems(history, wanted.anchor()));
        if (history.isSound()) {
            compared.put(committed, Comparison.of(wanted, history, options));
        }
    }

    /** A migration must not be made of facts that a full compilation may read differently. */
    private Problem uncertainFact(TypeName name) {
        return Problem.of(Code.UNCERTAIN_FACTS, "\"%s\" is read from its class file".formatted(name))
                .as(options.name().isPresent() ? Severity.ERROR : Severity.WARNING)
                .at(Location.of(name))
                .because("It was compiled without these processors, and a class file may lack comments, the nullness of"
                        + " types and the order of constants.")
                .fix("Compile the module in full, for example with mvn clean compile or gradle clean compileJava.");
    }

    private static Location anchor(OwnedHistory history) {
        return Location.of(history.anchors().get(0).name()).annotation("Schema");
    }

    private boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
