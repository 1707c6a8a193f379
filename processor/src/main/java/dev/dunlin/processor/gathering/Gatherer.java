package dev.dunlin.processor.gathering;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.TypeIndex;
import dev.dunlin.processor.output.ClassFiles;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the tables and anchors of a module: those that are compiled now and those that earlier compilations left in the class
 * output and whose class files are still there. What only a class path shows belongs to others.
 */
public final class Gatherer {
    private static final String TABLE = "Table";

    private final Compilation compilation;
    private final Declarations declarations;
    private final ClassFiles classFiles;
    private final Anchors anchors;

    public Gatherer(Compilation compilation, Declarations declarations, ClassFiles classFiles) {
        this.compilation = compilation;
        this.declarations = declarations;
        this.classFiles = classFiles;
        this.anchors = new Anchors(compilation, declarations, classFiles);
    }

    /**
     * Everything that is declared.
     *
     * @param before what an earlier compilation knew of
     */
    public Gathering gather(TypeIndex before) {
        List<Declaration.RecordType> tables = tables(before);
        SortedMap<TypeName, Anchor> owned = ownedAnchors(before, tables);
        SortedMap<String, List<Declaration.PackageInfo>> histories = new TreeMap<>();
        owned.values().forEach(anchor -> histories
                .computeIfAbsent(anchor.history(), name -> new ArrayList<>())
                .add(anchor.declaration()));
        List<OwnedHistory> result = new ArrayList<>();
        histories.forEach((name, packages) -> result.add(new OwnedHistory(name, packages, tablesOf(name, tables))));
        return new Gathering(result, index(owned, tables), problems(tables));
    }

    private List<Declaration.RecordType> tables(TypeIndex before) {
        SortedSet<TypeName> names = new TreeSet<>(before.tables());
        compilation.annotated().stream().filter(name -> !name.isPackage()).forEach(names::add);
        return names.stream()
                .filter(this::isHere)
                .flatMap(name -> declarations.find(name).stream())
                .filter(Declaration.RecordType.class::isInstance)
                .filter(declaration -> declaration.isAnnotated(TABLE))
                .map(Declaration.RecordType.class::cast)
                .toList();
    }

    private boolean isHere(TypeName name) {
        return compilation.isSource(name) || classFiles.hasAnnotated(name, Compilation.ANNOTATIONS + TABLE);
    }

    private SortedMap<TypeName, Anchor> ownedAnchors(TypeIndex before, List<Declaration.RecordType> tables) {
        SortedMap<TypeName, Anchor> owned = new TreeMap<>();
        List<Optional<Anchor>> candidates = new ArrayList<>();
        before.anchors().forEach(name -> candidates.add(anchors.at(name.packageName())));
        compilation.packages().forEach(name -> candidates.add(anchors.at(name.packageName())));
        compilation.annotated().stream()
                .filter(TypeName::isPackage)
                .forEach(name -> candidates.add(anchors.at(name.packageName())));
        tables.forEach(table -> candidates.add(anchorOf(table)));
        candidates.stream()
                .flatMap(Optional::stream)
                .filter(Anchor::owned)
                .forEach(anchor -> owned.put(anchor.declaration().name(), anchor));
        return owned;
    }

    private List<Declaration.RecordType> tablesOf(String history, List<Declaration.RecordType> tables) {
        return tables.stream()
                .filter(table -> anchorOf(table)
                        .filter(anchor -> anchor.owned() && anchor.history().equals(history))
                        .isPresent())
                .toList();
    }

    private static TypeIndex index(SortedMap<TypeName, Anchor> owned, List<Declaration.RecordType> tables) {
        SortedSet<TypeName> names = new TreeSet<>();
        tables.forEach(table -> names.add(table.name()));
        return new TypeIndex(new TreeSet<>(owned.keySet()), names);
    }

    private List<Problem> problems(List<Declaration.RecordType> tables) {
        List<Problem> problems = new ArrayList<>();
        for (Declaration.RecordType table : tables) {
            Optional<Anchor> anchor = anchorOf(table);
            if (anchor.isEmpty()) {
                problems.add(noAnchor(table));
            } else if (!anchor.get().owned() && compilation.isSource(table.name())) {
                problems.add(foreignAnchor(table, anchor.get()));
            }
        }
        return problems;
    }

    private static Problem noAnchor(Declaration.RecordType table) {
        String name = table.name().packageName();
        Problem problem = Problem.of(Code.NO_ANCHOR, "\"%s\" belongs to no history".formatted(table.name().nested()))
                .at(Location.of(table.name()).annotation(TABLE));
        return name.isEmpty()
                ? problem.because("A package says which history its tables belong to, and this record is in none.")
                        .fix("Move the record into a package whose package-info.java has @Schema.")
                : problem.because("No package-info.java of %s or of a package above it has @Schema.".formatted(name))
                        .fix("Write package-info.java, for example:\n@dev.dunlin.annotations.Schema(history = \"main\", name = \"public\")\npackage %s;"
                                .formatted(name));
    }

    private static Problem foreignAnchor(Declaration.RecordType table, Anchor anchor) {
        return Problem.of(
                        Code.FOREIGN_ANCHOR,
                        "\"%s\" is left out of history \"%s\"".formatted(table.name().nested(), anchor.history()))
                .at(Location.of(table.name()).annotation(TABLE))
                .because("The history is owned by the module that compiles the package-info.java of %s; this compilation only finds its class file."
                        .formatted(anchor.packageName()))
                .fix("Move the record into that module, or anchor its package here to a history of its own.");
    }

    private Optional<Anchor> anchorOf(Declaration.RecordType table) {
        return anchors.nearest(table.name().packageName());
    }
}
