package dev.dunlin.processor.testing;

import dev.dunlin.processor.checking.HistorySettings;
import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.checking.Interpreter;
import dev.dunlin.processor.checking.Sources;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.reading.DeclarationReader;
import dev.dunlin.processor.reading.MisplacedAnnotations;
import dev.dunlin.processor.reading.UnresolvedTypes;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Reads and checks what is compiled, without files, fragments and history. */
final class InterpretingProcessor extends AbstractProcessor {
    private final Set<TypeName> names = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<TypeName, Declaration> declarations = new TreeMap<>();
    private final SortedMap<String, Interpretation> interpretations = new TreeMap<>();

    SortedMap<TypeName, Declaration> declarations() {
        return declarations;
    }

    SortedMap<String, Interpretation> interpretations() {
        return interpretations;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        round.getRootElements().forEach(this::collect);
        if (round.processingOver()) {
            interpret();
        }
        return false;
    }

    private void collect(Element element) {
        problems.addAll(new MisplacedAnnotations(processingEnv.getElementUtils()).check(element));
        if (element instanceof PackageElement || element instanceof TypeElement) {
            names.add(reader().name(element));
        }
        if (element instanceof TypeElement) {
            element.getEnclosedElements().forEach(this::collect);
        }
    }

    private DeclarationReader reader() {
        return new DeclarationReader(processingEnv.getElementUtils());
    }

    private void interpret() {
        names.forEach(name -> reader().read(name).ifPresent(found -> declarations.put(name, found)));
        declarations.values().forEach(each -> problems.addAll(UnresolvedTypes.check(each)));
        histories().forEach(this::interpret);
        new Reporter(processingEnv.getMessager(), processingEnv.getElementUtils()).reportAll(problems);
    }

    private Map<String, List<Declaration.PackageInfo>> histories() {
        Map<String, List<Declaration.PackageInfo>> anchors = new TreeMap<>();
        declarations.values().stream()
                .filter(Declaration.PackageInfo.class::isInstance)
                .map(Declaration.PackageInfo.class::cast)
                .filter(each -> each.isAnnotated("Schema"))
                .forEach(each -> anchors.computeIfAbsent(HistorySettings.historyOf(each), key -> new ArrayList<>())
                        .add(each));
        return anchors;
    }

    private void interpret(String history, List<Declaration.PackageInfo> anchors) {
        Map<TypeName, String> foreign = new HashMap<>();
        List<Declaration> owned = new ArrayList<>();
        List<Declaration> others = new ArrayList<>();
        for (Declaration declaration : declarations.values()) {
            String owner = owner(declaration.name());
            (owner.equals(history) ? owned : others).add(declaration);
            if (!owner.equals(history) && !owner.isEmpty()) {
                foreign.put(declaration.name(), owner);
            }
        }
        others.addAll(used(owned));
        Interpretation interpretation = Interpreter.interpret(new Sources(anchors, owned, others, foreign));
        interpretations.put(history, interpretation);
        problems.addAll(interpretation.problems());
    }

    private String owner(TypeName type) {
        return histories().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(anchor -> anchor.name().packageName())
                        .filter(anchor -> (type.packageName() + ".").startsWith(anchor + "."))
                        .map(anchor -> Map.entry(anchor, entry.getKey())))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse("");
    }

    private Collection<Declaration> used(List<Declaration> owned) {
        Stream<TypeName> used = owned.stream()
                .filter(Declaration.RecordType.class::isInstance)
                .flatMap(each -> ((Declaration.RecordType) each).usedTypes().stream())
                .filter(name -> !declarations.containsKey(name));
        return used.distinct().flatMap(name -> reader().read(name).stream()).toList();
    }
}
