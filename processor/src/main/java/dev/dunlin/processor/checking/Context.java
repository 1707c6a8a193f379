package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/** What every reader of a history needs: its settings, what is declared, and where problems go. */
record Context(HistorySettings settings, Sources sources, Problems problems) {
    void add(Problem problem) {
        problems.add(problem);
    }

    /** A name in the PostgreSQL schema that is written, or else in that of the history. */
    QualifiedName qualified(@Nullable String namespace, String name) {
        return new QualifiedName(namespace == null ? settings.namespace() : namespace, name);
    }

    /** A name as messages show it. */
    String shown(QualifiedName name) {
        return name.relativeTo(settings.namespace());
    }
}
