package dev.dunlin.processor.fragment;

import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.schema.json.JsonFormatException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;

/** The fragments in a class output, one for each type, at {@code META-INF/dunlin/types/<binary name>.json}. */
public final class Fragments {
    private final ClassOutput output;

    public Fragments(ClassOutput output) {
        this.output = output;
    }

    /** Whether a type has a fragment in the class output. */
    public boolean has(TypeName name) {
        return output.bytes(path(name)).isPresent();
    }

    /** The declaration that an earlier compilation into this class output wrote down; empty if there is none to be read. */
    public Optional<Declaration> find(TypeName name) {
        return find(name, output::read);
    }

    /** The declaration that the compilation of a dependency wrote down; empty if there is none to be read. */
    public Optional<Declaration> findInDependencies(TypeName name) {
        return find(name, output::readFromClassPath);
    }

    /** Writes down a declaration that was read from source. */
    public void write(Declaration declaration, Element origin) throws IOException {
        output.write(path(declaration.name()), FragmentCodec.write(declaration), origin);
    }

    private static Optional<Declaration> find(TypeName name, Function<String, Optional<String>> files) {
        String path = path(name);
        try {
            return files.apply(path)
                    .map(text -> FragmentCodec.read(path, text))
                    .filter(declaration -> declaration.name().equals(name));
        } catch (JsonFormatException e) {
            // Left by another version or a full disk: as good as none, and written anew when the type is compiled.
            return Optional.empty();
        }
    }

    private static String path(TypeName name) {
        return "META-INF/dunlin/types/" + name.binary() + ".json";
    }
}
