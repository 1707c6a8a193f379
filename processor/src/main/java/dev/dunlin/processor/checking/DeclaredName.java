package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.QualifiedName;

/** Reads the name of an object of the schema from the annotation that declares it; without one, from the type's name. */
final class DeclaredName {
    private final Context context;
    private final NameRule names;

    DeclaredName(Context context) {
        this.context = context;
        this.names = new NameRule(context.problems());
    }

    QualifiedName read(Declaration declaration, AnnotationUse annotation) {
        Spot spot = Spot.of(Location.of(declaration.name())).annotation(annotation.name());
        String namespace = annotation
                .text("schema")
                .filter(schema -> names.checkNamespace(schema, spot.value("schema")))
                .orElse(null);
        String name = annotation
                .text("value")
                .orElseGet(() ->
                        context.settings().naming().apply(declaration.name().simpleName()));
        names.check(name, spot.value("value"));
        return context.qualified(namespace, name);
    }
}
