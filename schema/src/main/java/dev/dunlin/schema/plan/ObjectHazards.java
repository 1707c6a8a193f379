package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.plan.Hazard.Code;
import dev.dunlin.schema.plan.Hazard.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is dangerous about changes to objects that are neither table nor enum type. */
final class ObjectHazards {
    private final PlanOptions options;
    private final PlanFacts facts;

    ObjectHazards(PlanOptions options, PlanFacts facts) {
        this.options = options;
        this.facts = facts;
    }

    static boolean isOfObject(Change change) {
        return change.subject().object().isPresent();
    }

    List<Hazard> of(Change change, Fold before) {
        if (change instanceof Change.DropObject drop) {
            return drop(drop);
        } else if (change instanceof Change.RenameObject rename) {
            return facts.isStep(change) ? List.of() : List.of(rename(rename));
        } else if (change instanceof Change.RenameAttribute) {
            return List.of(hazard(
                    Code.RENAME_ATTRIBUTE,
                    change.subject(),
                    "A deployed version that still uses the old name fails from this moment on.",
                    "Deploy in a maintenance window, or add the new one beside the old and drop the old one later."));
        } else if (change instanceof Change.AlterObject alter) {
            return alter(alter, before);
        }
        return List.of();
    }

    private List<Hazard> drop(Change.DropObject drop) {
        return drop.object().kind() != ObjectKind.SEQUENCE
                ? List.of()
                : List.of(hazard(
                        Code.DROP_SEQUENCE,
                        drop.subject(),
                        "The value at which the sequence stands is lost, and a deployed version that still uses it fails.",
                        "Drop it in a release after the last one that uses it."));
    }

    private Hazard rename(Change.RenameObject rename) {
        Code code = switch (rename.from().kind()) {
            case SEQUENCE -> Code.RENAME_SEQUENCE;
            case DOMAIN -> Code.RENAME_DOMAIN;
            case COMPOSITE -> Code.RENAME_COMPOSITE;
        };
        return hazard(
                code,
                rename.subject(),
                "A deployed version that still uses the old name fails from this moment on.",
                "Deploy in a maintenance window.");
    }

    private List<Hazard> alter(Change.AlterObject alter, Fold before) {
        List<Hazard> hazards = new ArrayList<>();
        if (alter.from() instanceof Domain from && alter.to() instanceof Domain to) {
            domain(alter, from, to, before, hazards);
        } else if (alter.from() instanceof CompositeType from && alter.to() instanceof CompositeType to) {
            composite(from, to, before, hazards);
        }
        return hazards;
    }

    private void domain(Change.AlterObject alter, Domain from, Domain to, Fold before, List<Hazard> hazards) {
        if (!isStored(from.name(), before)) {
            return;
        }
        if (!from.type().equals(to.type())) {
            hazards.add(conversion(
                    alter.subject(), from.type().toString(), to.type().toString()));
        }
        if (TypeUse.isStricter(from, to)) {
            hazards.add(hazard(
                    Code.RESTRICT_DOMAIN,
                    alter.subject(),
                    "The migration fails if a column of the domain has a value that it refuses from now on.",
                    "Look first for such values, and change them."));
        }
    }

    private void composite(CompositeType from, CompositeType to, Fold before, List<Hazard> hazards) {
        if (!isStored(from.name(), before)) {
            return;
        }
        for (CompositeType.Attribute attribute : from.attributes()) {
            CompositeType.Attribute now = to.attribute(attribute.name()).orElse(null);
            Subject subject = Subject.attribute(from.name(), attribute.name());
            if (now == null) {
                hazards.add(hazard(
                        Code.DROP_ATTRIBUTE,
                        subject,
                        "All values of the attribute are lost, and a deployed version that still uses it fails.",
                        "Drop it in a release after the last one that uses it, with a backup at hand."));
            } else if (!now.type().equals(attribute.type())) {
                hazards.add(conversion(
                        subject, attribute.type().toString(), now.type().toString()));
            }
        }
    }

    /** Whether rows of tables that are there may hold values of a type. */
    private boolean isStored(QualifiedName type, Fold before) {
        return ObjectEffects.columns(type, before).keySet().stream().anyMatch(table -> !facts.isCreated(table));
    }

    private Hazard conversion(Subject subject, String from, String to) {
        return hazard(
                Code.CONVERT_TYPE,
                subject,
                "The migration fails if a value cannot be converted from %s to %s, or cuts it.".formatted(from, to),
                "Look first at the values, or add a new type beside the old one and move columns to it.");
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy) {
        boolean always = code.kind() == Kind.DESTRUCTIVE || code.kind() == Kind.DATA_DEPENDENT;
        boolean isColumn = subject.kind() == Subject.Kind.COLUMN;
        boolean online = isColumn ? options.isOnline(subject.owner()) : options.online();
        return new Hazard(code, subject, subject.relativeTo(options.home()), danger, remedy, always || online);
    }
}
