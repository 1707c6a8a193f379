package dev.dunlin.processor;

import com.google.auto.service.AutoService;
import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.fragment.Fragments;
import dev.dunlin.processor.generating.HistoryClass;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reading.DeclarationReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import javax.lang.model.element.Element;

/**
 * Writes what comes from one type: the declared facts of each record, enum and anchor, and the class of each history. It looks
 * at every type, since an enum or embedded record that a table uses need carry no annotation. Incremental builds may keep what
 * it wrote for types that they do not compile.
 */
@AutoService(Processor.class)
public final class TypeProcessor extends GuardedProcessor {
    private static final String SCHEMA = "Schema";

    private final Set<TypeName> generated = new HashSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }
}
