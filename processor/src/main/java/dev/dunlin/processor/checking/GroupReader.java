package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Component.Nullness;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the components of a record into columns, those of embedded records included. */
final class GroupReader {
    private final Context context;
    private final ColumnReader columns;
    private final ComponentRule rule;

    GroupReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.columns = new ColumnReader(context, enums);
        this.rule = new ComponentRule(context.problems());
    }

    /** The whole of a table. */
    Group read(Declaration.RecordType record, String table, Spot spot) {
        Component none = new Component("", new TypeUse.Wildcard(), Nullness.UNMARKED, List.of(), null);
        Embedding embedding = Embedding.ofTable(table, record.name());
        return new Group(record, none, "", "", members(record, embedding), spot);
    }

    private List<Member> members(Declaration.RecordType record, Embedding embedding) {
        List<Member> members = new ArrayList<>();
        for (Component component : record.components()) {
            Spot spot = spot(embedding, component);
            rule.check(component, spot);
            if (component.isAnnotated("Ignored")) {
                continue;
            }
            if (component.isAnnotated("Embedded")) {
                embedded(component, embedding, spot).ifPresent(members::add);
            } else {
                members.add(columns.read(component, embedding, spot));
            }
        }
        return members;
    }

    private Spot spot(Embedding embedding, Component component) {
        Location location = Location.of(embedding.record()).member(component.name());
        String name = component
                .annotation("Column")
                .flatMap(column -> column.text("name"))
                .orElseGet(() -> context.settings().naming().apply(component.name()));
        return Spot.of(location, embedding.table() + "." + embedding.prefix() + name);
    }

    private Optional<Group> embedded(Component component, Embedding around, Spot spot) {
        Optional<TypeUse> optional = JavaTypes.optionalValue(component.type());
        TypeUse type = optional.orElse(component.type());
        Optional<Declaration.RecordType> record = record(type);
        if (record.isEmpty() && !type.isResolved()) {
            return Optional.empty();
        }
        if (record.isEmpty()) {
            context.add(spot.annotation("Embedded")
                    .problem(Code.EMBEDDED_NOT_RECORD, "\"%s\" is embedded and is not a record".formatted(type))
                    .because("The components of an embedded record become columns; nothing else has components.")
                    .fix("Remove @Embedded, or make the component's type a record."));
            return Optional.empty();
        }
        if (around.records().contains(record.get().name())) {
            cycle(around, record.get().name(), spot);
            return Optional.empty();
        }
        boolean nullable = optional.isPresent() || component.nullness() == Nullness.NULLABLE;
        Embedding inner = inner(component, around, nullable, record.get().name());
        checkGeneric(record.get(), spot);
        String path = around.path() + component.name();
        Group group = new Group(record.get(), component, path, inner.prefix(), members(record.get(), inner), spot);
        return Optional.of(group.inTableTerms());
    }

    private Embedding inner(Component component, Embedding around, boolean nullable, TypeName record) {
        AnnotationUse embedded = component.annotation("Embedded").orElseGet(() -> AnnotationUse.plain("Embedded"));
        String prefix = embedded.written("prefix")
                .orElseGet(() -> context.settings().naming().apply(component.name()) + "_");
        String former = embedded.written("was").orElse(null);
        return around.inner(component.name(), prefix, former, nullable, component.isAnnotated("Id"), record);
    }

    private Optional<Declaration.RecordType> record(TypeUse type) {
        return type instanceof TypeUse.Declared declared
                ? context.sources()
                        .find(declared.name())
                        .filter(Declaration.RecordType.class::isInstance)
                        .map(Declaration.RecordType.class::cast)
                : Optional.empty();
    }

    private void checkGeneric(Declaration.RecordType record, Spot spot) {
        if (!record.typeParameters().isEmpty()) {
            context.add(spot.problem(
                            Code.GENERIC_RECORD,
                            "\"%s\" is embedded and has type parameters"
                                    .formatted(record.name().nested()))
                    .because("A column has one type, whatever a type parameter stands for.")
                    .fix("Write a record without type parameters."));
        }
    }

    private void cycle(Embedding around, TypeName again, Spot spot) {
        List<TypeName> circle = new ArrayList<>(around.records()
                .subList(around.records().indexOf(again), around.records().size()));
        circle.add(again);
        String path = circle.stream().map(TypeName::nested).collect(Collectors.joining(" → "));
        context.add(spot.annotation("Embedded")
                .problem(Code.EMBEDDED_CYCLE, "\"%s\" contains itself".formatted(again.nested()))
                .because("Embedding it would never end: %s.".formatted(path))
                .fix("Refer to the other row instead: @Relation(to = …) on a component of the key's type."));
    }
}
