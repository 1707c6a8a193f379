package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;
import static dev.dunlin.schema.history.ChangeFields.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.snapshot.ConstraintFormat;
import dev.dunlin.schema.snapshot.TableFormat;
import org.jspecify.annotations.Nullable;

/** The steps of expansions as JSON. */
final class ExpansionChangeFormat {
    private ExpansionChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        if (change instanceof ExpansionChange.Expand expand) {
            expansion(out, expand.expansion());
        } else if (change instanceof ExpansionChange.FillExpansion fill) {
            name(out, "table", fill.table()).field("column", fill.column());
        } else if (change instanceof ExpansionChange.Contract contract) {
            name(out, "table", contract.table()).optional("column", contract.column());
        } else if (change instanceof ExpansionChange.Revert revert) {
            out.object("step", step -> ChangeFormat.write(step, revert.step()))
                    .object("expansion", expansion -> expansion(expansion, revert.expansion()));
        } else {
            return false;
        }
        return true;
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String kind) {
        return switch (kind) {
            case "expand" -> new ExpansionChange.Expand(expansion(in));
            case "fill-expansion" -> new ExpansionChange.FillExpansion(name(in, "table"), in.string("column"));
            case "contract" -> new ExpansionChange.Contract(name(in, "table"), in.optionalString("column"));
            case "revert" ->
                new ExpansionChange.Revert(
                        in.object("step", ChangeFormat::read),
                        in.object("expansion", ExpansionChangeFormat::expansion));
            default -> null;
        };
    }

    private static void expansion(JsonOutput out, Expansion expansion) {
        out.constant("kind", expansion.kind())
                .object("from", table -> TableFormat.write(table, expansion.from()))
                .object("to", table -> TableFormat.write(table, expansion.to()))
                .optional("using", sql(expansion.using()))
                .optional("side", expansion.side())
                .stringMap("twins", expansion.twins())
                .list("references", expansion.references(), ExpansionChangeFormat::reference);
    }

    private static Expansion expansion(JsonObject in) {
        return new Expansion(
                in.constant("kind", Expansion.Kind.class),
                in.object("from", TableFormat::read),
                in.object("to", TableFormat::read),
                sql(in, "using"),
                in.optionalString("side"),
                in.stringMap("twins"),
                in.list("references", ExpansionChangeFormat::reference));
    }

    private static void reference(JsonOutput out, Expansion.Reference reference) {
        name(out, "table", reference.table())
                .object("from", key -> ConstraintFormat.write(key, reference.from()))
                .object("to", key -> ConstraintFormat.write(key, reference.to()));
    }

    private static Expansion.Reference reference(JsonObject in) {
        return new Expansion.Reference(
                name(in, "table"), (ForeignKey) in.object("from", ConstraintFormat::read), (ForeignKey)
                        in.object("to", ConstraintFormat::read));
    }
}
