package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Sequences that stand alone as statements, and the options of every sequence as part of one. */
final class Sequences {
    private static final String DEFAULT_TYPE = "bigint";

    private Sequences() {}

    static Statement create(Sequence sequence) {
        List<String> parts = new ArrayList<>();
        parts.add("CREATE SEQUENCE " + Sql.name(sequence.name()));
        if (!sequence.type().equals(DEFAULT_TYPE)) {
            parts.add("AS " + sequence.type());
        }
        parts.addAll(options(sequence.options()));
        return Statement.of(String.join(" ", parts));
    }

    /** Changes what differs; the value at which the sequence stands stays. */
    static List<Statement> alter(Sequence from, Sequence to) {
        List<String> parts = new ArrayList<>();
        if (!from.type().equals(to.type())) {
            parts.add("AS " + to.type());
        }
        parts.addAll(changes(from.options(), from.type(), to.options(), to.type()));
        if (parts.isEmpty()) {
            return List.of();
        }
        List<Statement> statements = new ArrayList<>();
        moveIntoRange(from, to).ifPresent(statements::add);
        statements.add(Statement.of("ALTER SEQUENCE " + Sql.name(to.name()) + " " + String.join(" ", parts)));
        return statements;
    }

    /** PostgreSQL refuses limits in which the sequence does not stand; one that has not reached them yet goes there. */
    private static Optional<Statement> moveIntoRange(Sequence from, Sequence to) {
        boolean ascends = to.options().increment() > 0;
        long oldFirst =
                ascends ? from.options().minOf(from.type()) : from.options().maxOf(from.type());
        long first = ascends ? to.options().minOf(to.type()) : to.options().maxOf(to.type());
        if (ascends ? first <= oldFirst : first >= oldFirst) {
            return Optional.empty();
        }
        String name = Sql.name(to.name());
        return Optional.of(Statement.of("SELECT setval(%s, %d, false) FROM %s WHERE last_value %s %d"
                        .formatted(Sql.literal(name), first, name, ascends ? "<" : ">", first))
                .withNote("The sequence must stand within its limits."));
    }

    /** The options that are not those that PostgreSQL takes anyway. */
    static List<String> options(SequenceOptions options) {
        List<String> parts = new ArrayList<>();
        if (options.increment() != 1) {
            parts.add("INCREMENT BY " + options.increment());
        }
        if (options.min() != null) {
            parts.add("MINVALUE " + options.min());
        }
        if (options.max() != null) {
            parts.add("MAXVALUE " + options.max());
        }
        if (options.start() != null) {
            parts.add("START WITH " + options.start());
        }
        if (options.cache() != 1) {
            parts.add("CACHE " + options.cache());
        }
        if (options.cycle()) {
            parts.add("CYCLE");
        }
        return parts;
    }

    /**
     * The options that differ. The start is stated whenever a limit changes, since PostgreSQL keeps the old one.
     *
     * @param oldType the sequence's type before
     * @param type the type with the new options
     */
    static List<String> changes(SequenceOptions from, String oldType, SequenceOptions to, String type) {
        List<String> parts = new ArrayList<>();
        if (from.increment() != to.increment()) {
            parts.add("INCREMENT BY " + to.increment());
        }
        if (from.minOf(oldType) != to.minOf(type) || !Objects.equals(from.min(), to.min())) {
            parts.add(to.min() == null ? "NO MINVALUE" : "MINVALUE " + to.min());
        }
        if (from.maxOf(oldType) != to.maxOf(type) || !Objects.equals(from.max(), to.max())) {
            parts.add(to.max() == null ? "NO MAXVALUE" : "MAXVALUE " + to.max());
        }
        if (from.startOf(oldType) != to.startOf(type)) {
            parts.add("START WITH " + to.startOf(type));
        }
        if (from.cache() != to.cache()) {
            parts.add("CACHE " + to.cache());
        }
        if (from.cycle() != to.cycle()) {
            parts.add(to.cycle() ? "CYCLE" : "NO CYCLE");
        }
        return parts;
    }
}
