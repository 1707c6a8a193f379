package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Sequence;
import java.util.List;

/** Sequences that columns own, apart from the columns themselves. */
final class OwnSequences {
    private OwnSequences() {}

    /** The sequence of a serial column, before the column is there; nothing for any other. */
    static List<Statement> create(QualifiedName table, Column column) {
        return column.defaultValue() instanceof DefaultValue.Serial
                ? List.of(Sequences.create(sequence(table, column)))
                : List.of();
    }

    /** Ties the sequence of a serial column to it, so that it goes with the column; nothing for any other. */
    static List<Statement> own(QualifiedName table, Column column) {
        return column.defaultValue() instanceof DefaultValue.Serial serial
                ? List.of(Statement.of("ALTER SEQUENCE " + Sql.name(table.sibling(serial.sequence())) + " OWNED BY "
                        + Sql.name(table) + "." + Sql.identifier(column.name())))
                : List.of();
    }

    static Statement drop(QualifiedName table, DefaultValue.Serial serial) {
        return Statement.of("DROP SEQUENCE " + Sql.name(table.sibling(serial.sequence())));
    }

    static Statement rename(QualifiedName table, String from, String to) {
        return Statement.of("ALTER SEQUENCE " + Sql.name(table.sibling(from)) + " RENAME TO " + Sql.identifier(to));
    }

    /** How the sequence counts from now on. PostgreSQL itself gives that of an identity column the column's new type. */
    static List<Statement> alter(QualifiedName table, Column from, Column to) {
        Sequence old = sequence(table, from).withName(sequence(table, to).name());
        Sequence wanted = sequence(table, to);
        boolean follows = to.defaultValue() instanceof DefaultValue.Identity;
        return Sequences.alter(follows ? new Sequence(old.name(), wanted.type(), old.options(), null) : old, wanted);
    }

    /** What a column's sequence would give next, but no value before that at which another one begins. */
    static String nextOf(QualifiedName table, Column column, Column successor) {
        Sequence old = sequence(table, column);
        Sequence wanted = sequence(table, successor);
        long increment = old.options().increment();
        return "(SELECT %s(last_value + is_called::integer * %s, %d) FROM %s)"
                .formatted(
                        wanted.options().increment() > 0 ? "greatest" : "least",
                        increment < 0 ? "(" + increment + ")" : increment,
                        wanted.options().startOf(wanted.type()),
                        Sql.name(old.name()));
    }

    /** The call that lets a column's sequence go on with a value. */
    static String continueAt(QualifiedName table, Column column, String value) {
        return "setval(%s, %s, false)"
                .formatted(Sql.literal(Sql.name(sequence(table, column).name())), value);
    }

    /** The call that lets a new sequence go on after the values that are there. */
    static String continueAfterRows(QualifiedName table, Column column) {
        Sequence sequence = sequence(table, column);
        boolean ascends = sequence.options().increment() > 0;
        long start = sequence.options().startOf(sequence.type());
        String name = Sql.identifier(column.name());
        String next = ascends
                ? "greatest(max(%s), %d) + 1".formatted(name, start - 1)
                : "least(min(%s), %d) - 1".formatted(name, start + 1);
        return "setval(%s, (SELECT %s FROM %s), false)"
                .formatted(Sql.literal(Sql.name(sequence.name())), next, Sql.name(table));
    }

    private static Sequence sequence(QualifiedName table, Column column) {
        DefaultValue value = column.defaultValue();
        String type = Types.isInteger(column.type()) ? Types.builtinName(column.type()) : "bigint";
        return new Sequence(
                table.sibling(String.valueOf(DefaultValue.sequence(value))),
                type,
                DefaultValue.sequenceOptions(value),
                null);
    }
}
