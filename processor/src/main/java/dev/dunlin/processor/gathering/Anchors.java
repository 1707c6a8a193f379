package dev.dunlin.processor.gathering;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.output.ClassFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the package that anchors the history of a type. */
final class Anchors {
    private final Compilation compilation;
    private final Declarations declarations;
    private final ClassFiles classFiles;
    private final Map<String, Optional<Anchor>> known = new HashMap<>();

    Anchors(Compilation compilation, Declarations declarations, ClassFiles classFiles) {
        this.compilation = compilation;
        this.declarations = declarations;
        this.classFiles = classFiles;
    }

    /** The anchor of this package, or of the nearest one above it. */
    Optional<Anchor> nearest(String packageName) {
        for (String name = packageName; !name.isEmpty(); name = parent(name)) {
            Optional<Anchor> anchor = at(name);
            if (anchor.isPresent()) {
                return anchor;
            }
        }
        return Optional.empty();
    }

    /** The anchor that this package itself is. */
    Optional<Anchor> at(String packageName) {
        Optional<Anchor> anchor = known.get(packageName);
        if (anchor == null) {
            anchor = look(TypeName.ofPackage(packageName));
            known.put(packageName, anchor);
        }
        return anchor;
    }

    private Optional<Anchor> look(TypeName name) {
        boolean owned =
                compilation.isSource(name) || classFiles.hasAnnotated(name, Compilation.ANNOTATIONS + Anchor.SCHEMA);
        return declarations.find(name).flatMap(found -> Anchor.of(found, owned));
    }

    private static String parent(String packageName) {
        int dot = packageName.lastIndexOf('.');
        return dot < 0 ? "" : packageName.substring(0, dot);
    }
}
