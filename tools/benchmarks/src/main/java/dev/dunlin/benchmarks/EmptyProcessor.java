package dev.dunlin.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** What any processor costs: it is called for Dunlin's annotations and does nothing, or next to nothing. */
final class EmptyProcessor extends AbstractProcessor {
    private boolean generates;

    /**
     * A processor.
     *
     * @param generates whether it generates one empty class, for which the compiler enters all types once more
     */
    EmptyProcessor(boolean generates) {
        this.generates = generates;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.dunlin.annotations.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (generates) {
            generates = false;
            try (Writer source = processingEnv
                    .getFiler()
                    .createSourceFile("org.example.Generated")
                    .openWriter()) {
                source.write("package org.example; final class Generated {}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }
}
