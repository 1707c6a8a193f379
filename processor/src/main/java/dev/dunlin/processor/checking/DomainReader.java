package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.naming.DerivedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a domain from a record with one component. */
final class DomainReader {
    private final Context context;
    private final EnumCatalog enums;

    DomainReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.enums = enums;
    }

    DraftType read(Declaration.RecordType record, QualifiedName name, Spot spot) {
        AnnotationUse annotation = record.annotation(TypeCatalog.DOMAIN).orElseThrow();
        List<Component> components = record.components();
        if (components.size() != 1) {
            context.add(spot.problem(
                            Code.DOMAIN_COMPONENT,
                            "\"%s\" is a domain and has %d components"
                                    .formatted(record.name().nested(), components.size()))
                    .because("A domain is over one type, which its component says.")
                    .fix(
                            components.isEmpty()
                                    ? "Write for example: @Domain record %s(String value) {}"
                                            .formatted(record.name().simpleName())
                                    : "Leave one component, or make it a composite type: @Composite"));
        }
        Domain domain = components.isEmpty()
                ? Domain.of(name, ColumnTypeReader.UNKNOWN)
                : over(record, components.get(0), name, spot);
        Domain whole = domain.withNullable(!annotation.flag("notNull", false))
                .withComment(new Comments(context).read(record, record.doc(), spot));
        return new DraftType(
                record,
                whole.withJavaType(record.name().binary()),
                annotation.text("was").orElse(null),
                List.of(),
                spot.annotation(TypeCatalog.DOMAIN));
    }

    private Domain over(Declaration.RecordType record, Component component, QualifiedName name, Spot domainSpot) {
        Spot spot = Spot.of(Location.of(record.name()).member(component.name()), context.shown(name));
        TypeMemberRule rule = new TypeMemberRule(context.problems());
        rule.check(component, "a domain", Set.of("Column", "Check"), spot);
        rule.checkMembers(
                component,
                "a domain",
                List.of(
                        "name",
                        "was",
                        "using",
                        "backfill",
                        "nullable",
                        "generatedAs",
                        "virtual",
                        "identity",
                        "storage",
                        "compression",
                        "statistics"),
                spot);
        MemberType member = MemberType.of(component, context, enums, spot);
        DefaultValue value =
                new DefaultReader(context, enums).read(member.column(), member.javaType(), member.type(), true, spot);
        List<Constraint.Check> checks = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        addChecks(record.annotations("Check"), name, domainSpot, taken, checks);
        addChecks(component.annotations("Check"), name, spot, taken, checks);
        return new Domain(name, null, member.type(), true, plain(value), member.collation(), checks, null);
    }

    private static @Nullable DefaultValue plain(@Nullable DefaultValue value) {
        return value instanceof DefaultValue.Literal || value instanceof DefaultValue.Expression ? value : null;
    }

    private void addChecks(
            List<AnnotationUse> uses,
            QualifiedName domain,
            Spot spot,
            Set<String> taken,
            List<Constraint.Check> checks) {
        uses.forEach(use -> use.text("name").ifPresent(taken::add));
        for (int i = 0; i < uses.size(); i++) {
            AnnotationUse use = uses.get(i);
            Spot at = spot.annotation("Check", i);
            String written = use.text("name").orElse("");
            new NameRule(context.problems()).check(written, at.value("name"));
            String name = written.isEmpty() ? DerivedNames.check(domain.name(), null, taken::contains) : written;
            taken.add(name);
            if (checks.stream().anyMatch(check -> check.name().equals(name))) {
                context.add(at.value("name")
                        .problem(Code.DUPLICATE_CONSTRAINT, "\"%s\" is the name of two constraints".formatted(name))
                        .fix("Give one of them another name."));
                continue;
            }
            new Expressions(context.problems())
                    .read(use.written("value").orElse(""), "value", at.value("value"))
                    .ifPresent(sql -> checks.add(new Constraint.Check(name, sql, use.flag("valid", true))));
        }
    }
}
