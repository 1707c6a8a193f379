package dev.dunlin.processor;

import com.google.auto.service.AutoService;
import dev.dunlin.processor.compiling.Compilation;
import java.time.Clock;
import java.util.Set;
import javax.annotation.processing.Processor;

/**
 * Puts the whole together: checks what is declared, compares it with the committed histories, says what is pending, and writes
 * migrations when it is told a name. What it writes depends on all annotated types and on the files of the histories.
 */
@AutoService(Processor.class)
public final class HistoryProcessor extends GuardedProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Compilation.ANNOTATIONS + "*");
    }

    @Override
    void finish(Session current, boolean failed) {
        new HistoryTask(processingEnv, current, Clock.systemUTC()).run(failed);
    }
}
