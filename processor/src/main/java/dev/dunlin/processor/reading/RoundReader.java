package dev.dunlin.processor.reading;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads declarations as the compiler shows them in the round that is under way, each once. */
public final class RoundReader {
    private final Compilation compilation;
    private final DeclarationReader reader;
    private final Map<TypeName, Optional<Declaration>> known = new HashMap<>();

    public RoundReader(Compilation compilation, DeclarationReader reader) {
        this.compilation = compilation;
        this.reader = reader;
    }

    /** Forgets what earlier rounds showed, since types may have become known that were not. */
    public void nextRound() {
        known.clear();
    }

    /** The facts of the type or package of this name, from source or class file; empty if there is none, or another kind. */
    public Optional<Declaration> read(TypeName name) {
        Optional<Declaration> read = known.get(name);
        if (read == null) {
            read = compilation.element(name).flatMap(reader::read);
            known.put(name, read);
        }
        return read;
    }
}
