package dev.dunlin.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Writes what comes from one type: the declared facts of each table, of what it is made of and of each anchor, and the class of
 * each history. It looks at every type, since an enum or an embedded record need carry no annotation. Incremental builds may
 * keep what it wrote for types that they do not compile.
 */
@AutoService(Processor.class)
public final class TypeProcessor extends GuardedProcessor {
    private @Nullable HistoryClassTask classes;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    void generate(Session current) {
        if (classes == null) {
            classes = new HistoryClassTask(processingEnv, current);
        }
        classes.run();
    }

    /** Writes nothing after a failure: what is there describes the class files that are there. */
    @Override
    void finish(Session current, boolean failed) {
        if (!failed) {
            new FragmentTask(processingEnv, current).run();
        }
    }
}
