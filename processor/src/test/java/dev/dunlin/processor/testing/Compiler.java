package dev.dunlin.processor.testing;

import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/** A Java compiler with the processors. */
public interface Compiler {
    /** Compiles; never throws for what is wrong with the sources. */
    Outcome compile(JavaCompilation compilation);

    /** The compiler of the JDK that runs this test, in this process. */
    static Compiler javac() {
        return InProcess.javac();
    }

    /** The same with other processors, made anew for each compilation. */
    static Compiler javac(Supplier<List<Processor>> processors) {
        return InProcess.javac(processors);
    }

    /** The compiler of Eclipse. */
    static Compiler ecj() {
        return new Ecj();
    }
}
