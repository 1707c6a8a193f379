import dev.dunlin.processor.HistoryProcessor;
import dev.dunlin.processor.TypeProcessor;
import javax.annotation.processing.Processor;

/** The front end in the compiler. It exports nothing: compilers find the processors as services. */
module dev.dunlin.processor {
    requires com.palantir.javapoet;
    requires dev.dunlin.schema;
    requires java.compiler;
    requires static com.google.auto.service;
    requires static jdk.compiler;
    requires static org.jspecify;

    provides Processor with
            HistoryProcessor,
            TypeProcessor;
}
