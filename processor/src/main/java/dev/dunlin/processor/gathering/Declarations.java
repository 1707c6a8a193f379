package dev.dunlin.processor.gathering;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.Fragments;
import dev.dunlin.processor.output.ClassFiles;
import dev.dunlin.processor.reading.RoundReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The declarations of types and packages by name, each from the best place: its source if that is compiled now, what an earlier
 * compilation wrote down if its class file is in the class output or its module is a dependency, and its class file otherwise.
 */
public final class Declarations {
    private final Compilation compilation;
    private final RoundReader reader;
    private final Fragments fragments;
    private final ClassFiles classFiles;
    private final Map<TypeName, Optional<Declaration>> known = new HashMap<>();
    private final Set<TypeName> mentioned = new HashSet<>();
    private final SortedSet<TypeName> uncertain = new TreeSet<>();

    public Declarations(Compilation compilation, RoundReader reader, Fragments fragments, ClassFiles classFiles) {
        this.compilation = compilation;
        this.reader = reader;
        this.fragments = fragments;
        this.classFiles = classFiles;
        compilation.annotated().stream().filter(compilation::isSourceRoot).forEach(this::find);
    }

    /** The declaration of this name; empty if there is no such type, or neither record nor enum nor package. */
    public Optional<Declaration> find(TypeName name) {
        Optional<Declaration> found = known.get(name);
        if (found == null) {
            found = look(name);
            known.put(name, found);
        }
        return found;
    }

    /**
     * The types among those found that this class output holds without what was written down when they were compiled, so that
     * comments, the nullness of type uses and the order of constants may be missing.
     */
    public SortedSet<TypeName> uncertain() {
        return Collections.unmodifiableSortedSet(uncertain);
    }

    private Optional<Declaration> look(TypeName name) {
        if (isSource(name)) {
            Optional<Declaration> found = read(name);
            found.ifPresent(declaration -> mentioned.addAll(Mentioned.by(declaration)));
            return found;
        }
        if (!classFiles.has(name)) {
            return fromDependencies(name);
        }
        return fragments.find(name).or(() -> fromClassFile(name));
    }

    /** What a dependency wrote down; of packages their class files say everything. */
    private Optional<Declaration> fromDependencies(TypeName name) {
        Optional<Declaration> fromClassFile = read(name);
        return fromClassFile.isEmpty() || name.isPackage()
                ? fromClassFile
                : fragments.findInDependencies(name).or(() -> fromClassFile);
    }

    /** Types that no source mentions are not asked for, since that would make the compiler load them. */
    private boolean isSource(TypeName name) {
        return compilation.isSourceRoot(name)
                || ((mentioned.contains(name) || name.isPackage()) && compilation.isSource(name));
    }

    private Optional<Declaration> fromClassFile(TypeName name) {
        Optional<Declaration> found = read(name);
        if (found.isPresent() && !name.isPackage()) {
            uncertain.add(name);
        }
        return found;
    }

    private Optional<Declaration> read(TypeName name) {
        return reader.read(name);
    }
}
