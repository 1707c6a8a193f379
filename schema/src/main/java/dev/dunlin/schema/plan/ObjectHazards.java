package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Hazard.Code;
import dev.dunlin.schema.plan.Hazard.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        if (change instanceof ObjectChange.DropObject drop) {
            return drop(drop);
        } else if (change instanceof ObjectChange.RenameObject rename) {
            return facts.isStep(change) ? List.of() : List.of(rename(rename));
        } else if (change instanceof ObjectChange.RenameAttribute) {
            return List.of(hazard(
                    Code.RENAME_ATTRIBUTE,
                    change.subject(),
                    "A deployed version that still uses the old name fails from this moment on.",
                    "Deploy in a maintenance window, or add the new one beside the old and drop the old one later."));
        } else if (change instanceof ObjectChange.AlterObject alter) {
            return alter(alter, before);
        }
        return List.of();
    }

    private List<Hazard> drop(ObjectChange.DropObject drop) {
        return drop.object().kind() != ObjectKind.SEQUENCE
                ? List.of()
                : List.of(hazard(
                        Code.DROP_SEQUENCE,
                        drop.subject(),
                        "The value at which the sequence stands is lost, and a deployed version that still uses it fails.",
                        "Drop it in a release after the last one that uses it."));
    }

    private Hazard rename(ObjectChange.RenameObject rename) {
        Code code = switch (rename.from().kind()) {
            case SEQUENCE -> Code.RENAME_SEQUENCE;
            case DOMAIN -> Code.RENAME_DOMAIN;
            case COMPOSITE -> Code.RENAME_COMPOSITE;
            case VIEW, MATERIALIZED_VIEW, OBJECT -> throw new IllegalStateException("no type or sequence: " + rename);
        };
        return hazard(
                code,
                rename.subject(),
                "A deployed version that still uses the old name fails from this moment on.",
                "Deploy in a maintenance window.");
    }

    private List<Hazard> alter(ObjectChange.AlterObject alter, Fold before) {
        List<Hazard> hazards = new ArrayList<>();
        if (alter.from() instanceof Domain from && alter.to() instanceof Domain to) {
            domain(alter, from, to, before, hazards);
        } else if (alter.from() instanceof CompositeType from && alter.to() instanceof CompositeType to) {
            composite(from, to, before, hazards);
        }
        if (TypeUse.mustReplace(alter.from(), alter.to(), before)) {
            columns(alter.from().name(), before).forEach(column -> hazards.add(rewrite(column)));
        }
        return hazards;
    }

    private void domain(ObjectChange.AlterObject alter, Domain from, Domain to, Fold before, List<Hazard> hazards) {
        if (columns(from.name(), before).isEmpty()) {
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
            boolean replaced = TypeUse.mustReplace(from, to, before);
            if (!replaced) {
                columns(from.name(), before).forEach(column -> hazards.add(scan(column)));
            }
        }
    }

    private void composite(CompositeType from, CompositeType to, Fold before, List<Hazard> hazards) {
        if (columns(from.name(), before).isEmpty()) {
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

    /** The columns of a type, or of one that is made of it, in tables that are there. */
    private List<Subject> columns(QualifiedName type, Fold before) {
        Set<QualifiedName> types = new HashSet<>(Set.of(type));
        for (SchemaObject user : TypeUse.madeOf(type, before)) {
            types.add(user.name());
        }
        List<Subject> columns = new ArrayList<>();
        for (Table table : before.tables().values()) {
            for (Column column : table.columns()) {
                QualifiedName name = column.type().definedName();
                if (name != null && types.contains(name) && !facts.isCreated(table.name())) {
                    columns.add(Subject.column(table.name(), column.name()));
                }
            }
        }
        return columns;
    }

    private Hazard conversion(Subject subject, String from, String to) {
        return hazard(
                Code.CONVERT_TYPE,
                subject,
                "The migration fails if a value cannot be converted from %s to %s, or cuts it.".formatted(from, to),
                "Look first at the values, or add a new type beside the old one and move columns to it.");
    }

    private Hazard rewrite(Subject column) {
        return hazard(
                Code.REWRITE_TABLE,
                column,
                "The whole table is written again while nobody can read or write it.",
                "Run it in a maintenance window, or add a new type beside the old one and move columns to it.");
    }

    private Hazard scan(Subject column) {
        return hazard(
                Code.SCAN_TABLE,
                column,
                "All rows of %s are read while nobody can write to it."
                        .formatted(column.owner().relativeTo(options.home())),
                "Run it in a maintenance window, or put a check on the column instead of the domain.");
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy) {
        boolean always = code.kind() == Kind.DESTRUCTIVE || code.kind() == Kind.DATA_DEPENDENT;
        boolean isColumn = subject.kind() == Subject.Kind.COLUMN;
        boolean online = isColumn ? options.isOnline(subject.owner()) : options.online();
        return new Hazard(code, subject, subject.relativeTo(options.home()), danger, remedy, always || online);
    }
}
