package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.naming.DerivedNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives names to the sequences, constraints and indexes of a history that have none, and finds those that are written
 * and clash: tables, indexes, sequences and the constraints that indexes back share one space of names in a PostgreSQL
 * schema, the constraints of a table another one.
 *
 * <p>Where the same name is derived twice, the content decides who gets the number, never the order of declaration.
 */
final class NameAssignment {
    private final Context context;
    private final Map<QualifiedName, String> relations = new HashMap<>();
    private final Set<QualifiedName> constraintNames = new HashSet<>();

    NameAssignment(Context context) {
        this.context = context;
    }

    /** Claims the name of something that shares the names of tables. */
    void claim(QualifiedName name, String what) {
        relations.putIfAbsent(name, what);
    }

    /** Claims the names that are written, in the order of tables. */
    void claim(List<DraftTable> tables) {
        tables.forEach(table -> relations.putIfAbsent(table.name, "the table of " + table.record.name()));
        tables.forEach(table -> table.partitions.forEach(each ->
                claimRelation(each.value().name(), "a partition", each.spot().value("name"))));
        for (DraftTable table : tables) {
            Map<String, String> own = new HashMap<>();
            table.constraints.stream()
                    .filter(DraftConstraint::isNamed)
                    .forEach(constraint -> claim(table, constraint, own));
            table.columns().stream()
                    .filter(column -> isNamed(column, name -> !name.isEmpty()))
                    .forEach(column -> claimRelation(
                            table.name.sibling(String.valueOf(DefaultValue.sequence(column.defaultValue()))),
                            "a sequence",
                            column.spot().annotation(SequenceReader.ANNOTATION).value("value")));
            table.indexes.stream()
                    .filter(DraftIndex::isNamed)
                    .forEach(index -> claimRelation(table, index.value().name(), "an index", index.spot()));
        }
    }

    private void claim(DraftTable table, DraftConstraint constraint, Map<String, String> own) {
        String name = constraint.value().name();
        String first = own.putIfAbsent(name, constraint.spot().where());
        if (first != null) {
            context.add(constraint
                    .spot()
                    .value("name")
                    .problem(Code.DUPLICATE_CONSTRAINT, "\"%s\" is the name of two constraints".formatted(name))
                    .because("The first is at %s.".formatted(first))
                    .fix("Give one of them another name."));
            return;
        }
        constraintNames.add(table.name.sibling(name));
        if (constraint.value().hasIndex()) {
            claimRelation(table, name, "a constraint", constraint.spot());
        }
    }

    private void claimRelation(DraftTable table, String name, String kind, Spot spot) {
        claimRelation(table.name.sibling(name), kind, spot.value("name"));
    }

    private void claimRelation(QualifiedName name, String kind, Spot spot) {
        String first = relations.putIfAbsent(name, kind + " at " + spot.where());
        if (first != null) {
            context.add(spot.problem(Code.DUPLICATE_RELATION_NAME, "\"%s\" is taken".formatted(name.name()))
                    .because(
                            ("It is the name of %s. Tables, indexes, sequences and keys share the names of a PostgreSQL"
                                            + " schema.")
                                    .formatted(first))
                    .fix("Give one of the two another name, or none: the derived ones do not clash."));
        }
    }

    /** The own columns of a table, with the sequences of identity columns named. */
    List<Column> columns(DraftTable table) {
        Map<String, String> sequences = new HashMap<>();
        table.ownColumns().stream()
                .filter(column -> isNamed(column, String::isEmpty))
                .map(DraftColumn::name)
                .distinct()
                .sorted()
                .forEach(column -> sequences.put(
                        column, relation(table, taken -> DerivedNames.sequence(table.name.name(), column, taken))));
        return table.ownColumns().stream()
                .map(column -> isNamed(column, String::isEmpty)
                        ? column.toColumn()
                                .withDefault(DefaultValue.withSequence(
                                        column.defaultValue(),
                                        sequences.getOrDefault(column.name(), ""),
                                        DefaultValue.sequenceOptions(column.defaultValue())))
                        : column.toColumn())
                .toList();
    }

    /** Whether a column has a sequence of its own whose name, empty for one to be derived, is such. */
    private static boolean isNamed(DraftColumn column, Predicate<String> condition) {
        String sequence = DefaultValue.sequence(column.defaultValue());
        return sequence != null && condition.test(sequence);
    }

    /** A table's constraints under their names. */
    List<DraftConstraint> constraints(DraftTable table) {
        List<DraftConstraint> named = new ArrayList<>();
        table.constraints.stream()
                .sorted(Comparator.comparing(constraint -> constraint.value().toString()))
                .forEach(constraint -> named.add(constraint.isNamed() ? constraint : named(table, constraint)));
        return named;
    }

    private DraftConstraint named(DraftTable table, DraftConstraint constraint) {
        String owner = table.name.name();
        List<String> parts = constraint.parts();
        Constraint value = constraint.value();
        String name;
        if (value instanceof Constraint.PrimaryKey) {
            name = key(table, taken -> DerivedNames.primaryKey(owner, taken));
        } else if (value instanceof Constraint.Unique) {
            name = key(table, taken -> DerivedNames.unique(owner, parts, taken));
        } else if (value instanceof Constraint.Exclude) {
            name = key(table, taken -> DerivedNames.exclude(owner, parts, taken));
        } else if (value instanceof Constraint.ForeignKey) {
            name = constraint(table, taken -> DerivedNames.foreignKey(owner, parts, taken));
        } else {
            name = constraint(table, taken -> DerivedNames.check(owner, parts.isEmpty() ? null : parts.get(0), taken));
        }
        return new DraftConstraint(value.withName(name), parts, constraint.spot());
    }

    /** A table's indexes under their names. */
    List<DraftIndex> indexes(DraftTable table) {
        List<DraftIndex> named = new ArrayList<>();
        table.indexes.stream()
                .sorted(Comparator.comparing(index -> index.value().toString()))
                .forEach(index -> named.add(index.isNamed() ? index : named(table, index)));
        return named;
    }

    private DraftIndex named(DraftTable table, DraftIndex index) {
        String name = relation(table, taken -> DerivedNames.index(table.name.name(), index.parts(), taken));
        return new DraftIndex(index.value().withName(name), index.parts(), index.spot());
    }

    /** How a name comes about, given which are taken. */
    private interface Derivation {
        String derive(Predicate<String> taken);
    }

    private String relation(DraftTable table, Derivation derivation) {
        String name = derivation.derive(candidate -> relations.containsKey(table.name.sibling(candidate)));
        relations.put(table.name.sibling(name), name);
        return name;
    }

    private String constraint(DraftTable table, Derivation derivation) {
        String name = derivation.derive(candidate -> constraintNames.contains(table.name.sibling(candidate)));
        constraintNames.add(table.name.sibling(name));
        return name;
    }

    /** A name that is free in both spaces. */
    private String key(DraftTable table, Derivation derivation) {
        String name = derivation.derive(candidate -> relations.containsKey(table.name.sibling(candidate))
                || constraintNames.contains(table.name.sibling(candidate)));
        relations.put(table.name.sibling(name), name);
        constraintNames.add(table.name.sibling(name));
        return name;
    }
}
