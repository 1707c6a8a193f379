package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** In what an object changes, in a few words. */
final class ObjectAspects {
    private ObjectAspects() {}

    /** For example {@code type text to varchar(20), check email_at}; empty if nothing but comments changes. */
    static Optional<String> of(SchemaObject from, SchemaObject to) {
        List<String> aspects = new ArrayList<>();
        if (from instanceof Domain old && to instanceof Domain domain) {
            domain(old, domain, aspects);
        } else if (from instanceof CompositeType old && to instanceof CompositeType type) {
            composite(old, type, aspects);
        } else if (from instanceof Sequence old && to instanceof Sequence sequence) {
            sequence(old, sequence, aspects);
        } else if (!from.equals(to)) {
            aspects.add("definition");
        }
        return aspects.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", aspects));
    }

    private static void sequence(Sequence from, Sequence to, List<String> aspects) {
        if (!from.type().equals(to.type())) {
            aspects.add("type " + from.type() + " to " + to.type());
        }
        if (!from.options().equals(to.options())) {
            aspects.add("options");
        }
    }

    private static void domain(Domain from, Domain to, List<String> aspects) {
        if (!from.type().equals(to.type())) {
            aspects.add("type " + from.type() + " to " + to.type());
        }
        if (!Objects.equals(from.collation(), to.collation())) {
            aspects.add("collation");
        }
        if (from.nullable() != to.nullable()) {
            aspects.add(to.nullable() ? "nullable" : "required");
        }
        if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
            aspects.add(to.defaultValue() == null ? "no default" : "default");
        }
        for (Constraint.Check check : to.checks()) {
            if (!from.checks().contains(check)) {
                boolean isValidated = from.checks().contains(check.withValid(false));
                aspects.add((isValidated ? "validate check " : "check ") + check.name());
            }
        }
        for (Constraint.Check check : from.checks()) {
            if (to.check(check.name()).isEmpty()) {
                aspects.add("no check " + check.name());
            }
        }
    }

    private static void composite(CompositeType from, CompositeType to, List<String> aspects) {
        for (CompositeType.Attribute attribute : from.attributes()) {
            if (to.attribute(attribute.name()).isEmpty()) {
                aspects.add("without " + attribute.name());
            }
        }
        for (CompositeType.Attribute attribute : to.attributes()) {
            CompositeType.Attribute old = from.attribute(attribute.name()).orElse(null);
            if (old == null) {
                aspects.add("with " + attribute.name());
            } else if (!old.type().equals(attribute.type())) {
                aspects.add("type of " + attribute.name() + " " + old.type() + " to " + attribute.type());
            } else if (!Objects.equals(old.collation(), attribute.collation())) {
                aspects.add("collation of " + attribute.name());
            }
        }
    }
}
