package dev.dunlin.processor.checking;

import dev.dunlin.processor.checking.DraftType.DraftMember;
import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a composite type from a record. */
final class CompositeReader {
    private final Context context;
    private final EnumCatalog enums;

    CompositeReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.enums = enums;
    }

    DraftType read(Declaration.RecordType record, QualifiedName name, Spot spot) {
        AnnotationUse annotation = record.annotation(TypeCatalog.COMPOSITE).orElseThrow();
        List<Attribute> attributes = new ArrayList<>();
        List<DraftMember> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Component component : record.components()) {
            if (!component.isAnnotated("Ignored")) {
                Attribute attribute = read(record, component, name);
                Spot at = spot(record, component, name);
                if (names.add(attribute.name())) {
                    attributes.add(attribute);
                    members.add(new DraftMember(
                            attribute.name(),
                            component
                                    .annotation("Column")
                                    .flatMap(column -> column.text("was"))
                                    .orElse(null),
                            at));
                } else {
                    context.add(at.problem(
                                    Code.DUPLICATE_COLUMN,
                                    "\"%s\" is the attribute of two components".formatted(attribute.name()))
                            .fix("Give it another name: @Column(name = \"…\")"));
                }
            }
        }
        if (attributes.isEmpty()) {
            context.add(spot.problem(
                            Code.EMPTY_COMPOSITE,
                            "\"%s\" has no attributes".formatted(record.name().nested()))
                    .because("Each component of a composite type's record is an attribute, and there is none.")
                    .fix("Declare a component, or remove @Composite."));
        }
        CompositeType type = new CompositeType(
                name, record.name().binary(), attributes, new Comments(context).read(record, record.doc(), spot));
        return new DraftType(
                record, type, annotation.text("was").orElse(null), members, spot.annotation(TypeCatalog.COMPOSITE));
    }

    private Attribute read(Declaration.RecordType record, Component component, QualifiedName type) {
        Spot spot = spot(record, component, type);
        TypeMemberRule rule = new TypeMemberRule(context.problems());
        rule.check(component, "a composite type", Set.of("Column", "Comment"), spot);
        rule.checkMembers(
                component,
                "a composite type",
                List.of(
                        "nullable",
                        "defaultValue",
                        "defaultSql",
                        "generatedAs",
                        "virtual",
                        "identity",
                        "storage",
                        "compression",
                        "statistics",
                        "using",
                        "backfill"),
                spot);
        MemberType member = MemberType.of(component, context, enums, spot);
        String name = name(component);
        new NameRule(context.problems()).check(name, spot);
        return new Attribute(
                name,
                member.type(),
                member.collation(),
                new Comments(context).read(component, component.doc(), spot),
                component.name());
    }

    private String name(Component component) {
        return component
                .annotation("Column")
                .flatMap(column -> column.text("name"))
                .orElseGet(() -> context.settings().naming().apply(component.name()));
    }

    private Spot spot(Declaration.RecordType record, Component component, QualifiedName type) {
        return Spot.of(
                Location.of(record.name()).member(component.name()), context.shown(type) + "." + name(component));
    }
}
