package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.naming.DerivedNames;
import java.util.List;
import java.util.Objects;

/**
 * The function and the trigger that keep two columns in step. What a statement says of the new column counts; where it says
 * nothing, the new column follows the old one.
 */
final class Sides {
    private final QualifiedName table;
    private final Column old;
    private final Column side;
    private final Conversion forward;
    private final boolean isStated;
    private final String using;

    private Sides(Expansion expansion) {
        this.table = expansion.table();
        this.old = expansion.old();
        this.side = expansion.declared().withName(Objects.requireNonNull(expansion.side(), "side"));
        this.isStated = expansion.using() != null;
        this.using = isStated ? Sql.operand(Objects.requireNonNull(expansion.using())) : "";
        this.forward = Conversion.between("NEW." + Sql.identifier(old.name()), old, side);
    }

    static Sides of(Expansion expansion) {
        return new Sides(expansion);
    }

    /** The new column's value, of a row that exists. */
    String fillValue() {
        if (isStated) {
            return using;
        }
        String value = Sql.identifier(old.name());
        String converted = Conversion.between(value, old, side).using();
        return converted == null ? value : converted;
    }

    /** Which rows need a value: those that have an old one, unless an expression makes a value of nothing. */
    String fillCondition() {
        return isStated ? "(" + using + ") IS NOT NULL" : Sql.identifier(old.name()) + " IS NOT NULL";
    }

    /** The old column's value, of a row that exists. */
    String oldValue() {
        String value = Sql.identifier(side.name());
        String converted = Conversion.between(value, side, old).using();
        return converted == null ? value : converted;
    }

    List<Statement> create() {
        return List.of(
                Statement.of("CREATE FUNCTION " + function() + " RETURNS trigger LANGUAGE plpgsql AS "
                                + Sql.dollarQuoted(body()))
                        .withNote(note()),
                Statement.of("CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s\n    FOR EACH ROW EXECUTE FUNCTION %s"
                        .formatted(trigger(), Sql.name(table), function())));
    }

    List<Statement> drop() {
        return List.of(
                Statement.of("DROP TRIGGER %s ON %s".formatted(trigger(), Sql.name(table))),
                Statement.of("DROP FUNCTION " + function()));
    }

    private String note() {
        String both = "Keeps %s and %s in step: what is written to %s counts, otherwise %s."
                .formatted(old.name(), side.name(), side.name(), old.name());
        return isSame() ? both : both + " A value that cannot be converted is refused.";
    }

    private String body() {
        String setNew = "NEW.%s := %s;".formatted(Sql.identifier(side.name()), newValue());
        String setOld = "NEW.%s := %s;".formatted(Sql.identifier(old.name()), oldValueOfRow());
        String head = isStated ? "\n#variable_conflict use_column\n" : "\n";
        return head
                + """
                BEGIN
                    IF TG_OP = 'INSERT' THEN
                        IF NEW.%1$s IS NULL THEN
                            %2$s
                        ELSE
                            %3$s
                        END IF;
                    ELSIF %4$s THEN
                %5$s
                    ELSIF NEW.%1$s IS NULL OR %6$s THEN
                        %2$s
                    END IF;
                    RETURN NEW;
                END
                """.formatted(
                                Sql.identifier(side.name()),
                                setNew,
                                setOld,
                                isChanged(side),
                                isSame() ? "        " + setOld : unlessConverted(setOld),
                                isChanged(old));
    }

    /** A value that is the old one, converted, says nothing new: an old one that has no exact counterpart is kept. */
    private String unlessConverted(String setOld) {
        return """
                        IF ROW(NEW.%s)::record *<> ROW(CAST(%s AS %s))::record THEN
                            %s
                        END IF;""".indent(8)
                .stripTrailing()
                .formatted(Sql.identifier(side.name()), newValue(), Types.sql(side.type()), setOld);
    }

    /** Compares values as they are stored, which works for types without an equality, too. */
    private static String isChanged(Column column) {
        String name = Sql.identifier(column.name());
        return "ROW(NEW.%s)::record *<> ROW(OLD.%s)::record".formatted(name, name);
    }

    private boolean isSame() {
        return !isStated && old.type().equals(side.type());
    }

    private String newValue() {
        if (isStated) {
            return "(SELECT " + using + " FROM (SELECT NEW.*) AS dunlin_row)";
        }
        return forward.using() == null ? "NEW." + Sql.identifier(old.name()) : forward.using();
    }

    private String oldValueOfRow() {
        String value = "NEW." + Sql.identifier(side.name());
        String converted = Conversion.between(value, side, old).using();
        return converted == null ? value : converted;
    }

    private String trigger() {
        return Sql.identifier(name());
    }

    private String function() {
        return Sql.name(table.sibling(name())) + "()";
    }

    private String name() {
        return DerivedNames.sides(table.name(), side.name());
    }
}
