package dev.dunlin.processor;

import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * What both processors have in common: they claim nothing, keep what they see by name until the last round, and turn a crash
 * into one error. Nothing is ever thrown at the compiler.
 */
abstract class GuardedProcessor extends AbstractProcessor {
    private @Nullable Session session;
    private boolean crashed;

    @Override
    public final SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public final Set<String> getSupportedOptions() {
        return Option.keys();
    }

    @Override
    public final synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        guarded(() -> session = Session.of(environment));
    }

    @Override
    public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Session current = session;
        if (current != null && !crashed) {
            guarded(() -> {
                current.add(annotations, round);
                if (round.processingOver()) {
                    finish(current, round.errorRaised());
                } else {
                    generate(current);
                }
            });
        }
        return false;
    }

    /** What has to be done in a round, since it gives the compiler something to compile. */
    void generate(Session current) throws Exception {}

    /**
     * What is done when every type is known.
     *
     * @param failed whether the compilation has failed already
     */
    abstract void finish(Session current, boolean failed) throws Exception;

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            crashed = true;
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, crash(e));
        }
    }

    private String crash(Throwable e) {
        StringWriter stack = new StringWriter();
        e.printStackTrace(new PrintWriter(stack, true));
        return Problem.of(
                        Code.CRASH,
                        "a bug in Dunlin: %s stopped at %s".formatted(getClass().getSimpleName(), e))
                .because("It was looking at " + inputs() + ".")
                .fix("Please report it with this text and, if you can, with those files.\n"
                        + stack.toString().replace("\r\n", "\n").strip())
                .text();
    }

    private String inputs() {
        return session == null || session.compilation().annotated().isEmpty()
                ? "nothing yet"
                : session.compilation().annotated().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
    }

    private interface Work {
        void run() throws Exception;
    }
}
