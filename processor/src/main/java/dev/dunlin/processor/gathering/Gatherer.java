package dev.dunlin.processor.gathering;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.TypeIndex;
import dev.dunlin.processor.output.ClassFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the annotated types and the anchors of a module: those that are compiled now and those that earlier compilations left in
 * the class output and whose class files are still there. What only a class path shows belongs to others.
 */
public final class Gatherer {
    static final String TABLE = "Table";

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
        SortedMap<TypeName, Declaration> types = types(before);
        SortedMap<TypeName, Anchor> owned = ownedAnchors(before, types.keySet());
        SortedMap<String, List<Declaration.PackageInfo>> packages = new TreeMap<>();
        owned.values()
                .forEach(anchor -> packages.computeIfAbsent(anchor.history(), name -> new ArrayList<>())
                        .add(anchor.declaration()));
        List<OwnedHistory> histories = new ArrayList<>();
        packages.forEach((name, of) ->
                histories.add(new HistoryGatherer(name, declarations, anchors, this::isHere).gather(of, types)));
        return new Gathering(
                histories,
                new TypeIndex(new TreeSet<>(owned.keySet()), new TreeSet<>(types.keySet())),
                new OwnershipCheck(compilation, anchors).check(types.values()));
    }

    private SortedMap<TypeName, Declaration> types(TypeIndex before) {
        SortedSet<TypeName> names = new TreeSet<>(before.types());
        compilation.annotated().stream().filter(name -> !name.isPackage()).forEach(names::add);
        SortedMap<TypeName, Declaration> types = new TreeMap<>();
        for (TypeName name : names) {
            if (isAnnotatedHere(name)) {
                declarations.find(name).ifPresent(found -> types.put(name, found));
            }
        }
        return types;
    }

    private boolean isAnnotatedHere(TypeName name) {
        return compilation.isSourceRoot(name)
                ? compilation.annotated().contains(name)
                : classFiles.hasAnnotated(name, Compilation.ANNOTATIONS);
    }

    /** Whether the class output holds a type or is about to. */
    private boolean isHere(TypeName name) {
        return compilation.isSource(name) || classFiles.has(name);
    }

    private SortedMap<TypeName, Anchor> ownedAnchors(TypeIndex before, Iterable<TypeName> types) {
        Stream.Builder<Anchor> found = Stream.builder();
        before.anchors().forEach(name -> anchors.at(name.packageName()).ifPresent(found));
        compilation.packages().forEach(name -> anchors.at(name.packageName()).ifPresent(found));
        compilation.annotated().stream()
                .filter(TypeName::isPackage)
                .forEach(name -> anchors.at(name.packageName()).ifPresent(found));
        types.forEach(name -> anchors.nearest(name.packageName()).ifPresent(found));
        SortedMap<TypeName, Anchor> owned = new TreeMap<>();
        found.build()
                .filter(Anchor::owned)
                .forEach(anchor -> owned.put(anchor.declaration().name(), anchor));
        return owned;
    }
}
