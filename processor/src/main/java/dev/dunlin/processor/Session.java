package dev.dunlin.processor;

import dev.dunlin.processor.compiling.Compilation;
import dev.dunlin.processor.reading.DeclarationReader;
import dev.dunlin.processor.reading.RoundReader;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * What both processors know of a compilation. A compiler that gives them one environment has its types searched and read once;
 * a build tool that treats them apart gives each an environment of its own, and so each has a session of its own.
 */
final class Session {
    /** The sessions under way. The processors alone keep them alive, since a session holds on to its environment. */
    private static final Map<ProcessingEnvironment, WeakReference<Session>> SESSIONS = new WeakHashMap<>();

    private final Compilation compilation;
    private final RoundReader reader;

    private Session(ProcessingEnvironment environment) {
        this.compilation = new Compilation(environment);
        this.reader = new RoundReader(compilation, new DeclarationReader(environment.getElementUtils()));
    }

    /** The session of a processor that was given this environment. */
    static Session of(ProcessingEnvironment environment) {
        synchronized (SESSIONS) {
            WeakReference<Session> known = SESSIONS.get(environment);
            Session session = known == null ? null : known.get();
            if (session == null) {
                session = new Session(environment);
                SESSIONS.put(environment, new WeakReference<>(session));
            }
            return session;
        }
    }

    /** Takes note of what a round shows to one of the processors. */
    void add(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (compilation.add(annotations, round)) {
            reader.nextRound();
        }
    }

    Compilation compilation() {
        return compilation;
    }

    RoundReader reader() {
        return reader;
    }
}
