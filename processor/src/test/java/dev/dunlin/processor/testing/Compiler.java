package dev.dunlin.processor.testing;

/** A Java compiler with the processors. */
public interface Compiler {
    /** Compiles; never throws for what is wrong with the sources. */
    Outcome compile(JavaCompilation compilation);

    /** The compiler of the JDK that runs this test, in this process. */
    static Compiler javac() {
        return new InProcessJavac();
    }

    /** The compiler of Eclipse. */
    static Compiler ecj() {
        return new Ecj();
    }
}
