package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.SqlExpression;

/** Constraints. The field {@code kind} tells them apart. */
public final class ConstraintFormat {
    private enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUDE
    }

    private ConstraintFormat() {}

    public static void write(JsonOutput out, Constraint constraint) {
        out.field("name", constraint.name());
        if (constraint instanceof Constraint.PrimaryKey key) {
            out.constant("kind", Kind.PRIMARY_KEY).strings("columns", key.columns());
        } else if (constraint instanceof Constraint.Unique unique) {
            out.constant("kind", Kind.UNIQUE)
                    .strings("columns", unique.columns())
                    .strings("include", unique.include())
                    .flag("nullsNotDistinct", unique.nullsNotDistinct())
                    .constant("deferral", unique.deferral(), Deferral.NOT_DEFERRABLE);
        } else if (constraint instanceof Constraint.ForeignKey key) {
            writeForeignKey(out.constant("kind", Kind.FOREIGN_KEY), key);
        } else if (constraint instanceof Constraint.Check check) {
            out.constant("kind", Kind.CHECK)
                    .field("expression", check.expression().sql())
                    .flag("noInherit", check.noInherit())
                    .flag("valid", check.valid(), true);
        } else if (constraint instanceof Constraint.Exclude exclude) {
            writeExclude(out.constant("kind", Kind.EXCLUDE), exclude);
        } else {
            throw new IllegalStateException("no format for " + constraint);
        }
        out.optional("comment", constraint.comment());
    }

    private static void writeExclude(JsonOutput out, Constraint.Exclude exclude) {
        out.field("method", exclude.method())
                .list("elements", exclude.elements(), ConstraintFormat::writeElement)
                .strings("include", exclude.include())
                .stringMap("storage", exclude.storage())
                .optional(
                        "where",
                        exclude.where() == null ? null : exclude.where().sql())
                .constant("deferral", exclude.deferral(), Deferral.NOT_DEFERRABLE);
    }

    private static void writeElement(JsonOutput out, Constraint.Exclude.Element element) {
        IndexFormat.writePart(out, element.part());
        out.field("operator", element.operator());
    }

    private static void writeForeignKey(JsonOutput out, Constraint.ForeignKey key) {
        out.strings("columns", key.columns())
                .field("target", NameFormat.write(key.target()))
                .strings("references", key.references())
                .constant("onDelete", key.onDelete(), Action.NO_ACTION)
                .strings("onDeleteColumns", key.onDeleteColumns())
                .constant("onUpdate", key.onUpdate(), Action.NO_ACTION)
                .flag("matchFull", key.matchFull())
                .constant("deferral", key.deferral(), Deferral.NOT_DEFERRABLE)
                .flag("valid", key.valid(), true);
    }

    public static Constraint read(JsonObject in) {
        String name = in.string("name");
        return switch (in.constant("kind", Kind.class)) {
            case PRIMARY_KEY -> new Constraint.PrimaryKey(name, in.strings("columns"), in.optionalString("comment"));
            case UNIQUE ->
                new Constraint.Unique(
                        name,
                        in.strings("columns"),
                        in.strings("include"),
                        in.flag("nullsNotDistinct"),
                        in.constant("deferral", Deferral.NOT_DEFERRABLE),
                        in.optionalString("comment"));
            case FOREIGN_KEY ->
                new Constraint.ForeignKey(
                        name,
                        in.strings("columns"),
                        in.parsed("target", NameFormat::read),
                        in.strings("references"),
                        in.constant("onDelete", Action.NO_ACTION),
                        in.strings("onDeleteColumns"),
                        in.constant("onUpdate", Action.NO_ACTION),
                        in.flag("matchFull"),
                        in.constant("deferral", Deferral.NOT_DEFERRABLE),
                        in.flag("valid", true),
                        in.optionalString("comment"));
            case CHECK ->
                new Constraint.Check(
                        name,
                        in.parsed("expression", SqlExpression::new),
                        in.flag("noInherit"),
                        in.flag("valid", true),
                        in.optionalString("comment"));
            case EXCLUDE ->
                new Constraint.Exclude(
                        name,
                        in.string("method"),
                        in.list("elements", ConstraintFormat::readElement),
                        in.strings("include"),
                        in.stringMap("storage"),
                        in.optional("where", SqlExpression::new),
                        in.constant("deferral", Deferral.NOT_DEFERRABLE),
                        in.optionalString("comment"));
        };
    }

    private static Constraint.Exclude.Element readElement(JsonObject in) {
        return new Constraint.Exclude.Element(IndexFormat.readPart(in), in.string("operator"));
    }
}
