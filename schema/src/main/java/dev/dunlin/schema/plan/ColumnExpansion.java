package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Expansion.Reference;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.naming.DerivedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an expansion of a column that gets another name, another type, or both; or says why that cannot be. */
final class ColumnExpansion {
    private static final String IN_PLACE = "Accept the hazard, in a maintenance window where it has to be.";
    private static final String APART = "Make that change in a migration of its own, before or after.";

    /** A cast of a column, which a cast can take back. */
    private static final Pattern CAST =
            Pattern.compile("\"?[\\w$]+\"?\\s*::\\s*[\\w\". ]+(?:\\([\\d, ]*\\))?(?:\\[])*");

    private final Schema start;
    private final Schema wanted;
    private final Hints hints;
    private final Subject subject;
    private final QualifiedName name;
    private final String declared;
    private final String former;
    private final List<Refusal> refusals = new ArrayList<>();

    ColumnExpansion(Schema start, Schema wanted, Hints hints, Subject subject, String former) {
        this.start = start;
        this.wanted = wanted;
        this.hints = hints;
        this.subject = subject;
        this.name = subject.owner();
        this.declared = Objects.requireNonNull(subject.member(), "member");
        this.former = former;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** The expansion; empty if there are refusals. */
    Optional<Expansion> expansion() {
        Table before = start.tables().get(name);
        Table after = wanted.tables().get(name);
        if (before == null || after == null || before.column(former).isEmpty()) {
            refuse("The table gets another name in the same migration.", APART);
            return Optional.empty();
        }
        refusals.addAll(new ExpansionLimits(start, subject, former).ofColumn(before));
        Table from = Expansion.excerpt(before, former);
        Table to = Expansion.excerpt(after, declared);
        checkColumn(from.columns().get(0), to.columns().get(0), before);
        checkParts(from, to);
        List<Reference> references = references();
        if (!refusals.isEmpty()) {
            return Optional.empty();
        }
        String side = declared.equals(former)
                ? DerivedNames.twin(declared, taken -> before.column(taken).isPresent())
                : declared;
        return Optional.of(new Expansion(
                Expansion.Kind.CHANGE_COLUMN, from, to, using(), side, twins(from, to, references), references));
    }

    private void checkColumn(Column from, Column to, Table before) {
        if (!isSameSource(from.defaultValue(), to.defaultValue())) {
            refuse("A sequence gives the column its values, and not in the same way as before.", APART);
        } else if (from.isGenerated() || to.isGenerated()) {
            refuse("The server computes the values of the column.", IN_PLACE);
        } else if (from.nullable() && !to.nullable()) {
            refuse("The column becomes required at the same time.", APART);
        } else if (from.defaultValue() == null && to.defaultValue() != null) {
            refuse("The column gets a default at the same time.", APART);
        }
        if (!declared.equals(former) && before.column(declared).isPresent()) {
            refuse("Another column has its new name until now.", "Rename that one in a migration before.");
        }
        SqlExpression using = using();
        if (using != null && !CAST.matcher(using.sql()).matches()) {
            refuse(
                    "Nobody knows how a value of the new column becomes one of the old: it is made with \"%s\", which is no cast."
                            .formatted(using),
                    "Let @Column(using) be a cast or leave it out, or add a column of its own beside the old one.");
        }
    }

    /** Whether a sequence gives both their values in one way, or neither. */
    private static boolean isSameSource(@Nullable DefaultValue from, @Nullable DefaultValue to) {
        if (from instanceof DefaultValue.Identity old && to instanceof DefaultValue.Identity now) {
            return old.always() == now.always();
        }
        boolean areSerial = from instanceof DefaultValue.Serial && to instanceof DefaultValue.Serial;
        return areSerial || (DefaultValue.sequence(from) == null && DefaultValue.sequence(to) == null);
    }

    private @Nullable SqlExpression using() {
        SqlExpression using = hints.using().get(subject);
        return using == null ? null : using.renamed(Map.of(declared, former));
    }

    /** What is new over the column may fail at rows, and that is another question. */
    private void checkParts(Table from, Table to) {
        Table same = renamed(from);
        Set<Constraint> constraints = new HashSet<>();
        same.constraints().forEach(constraint -> constraints.add(plain(constraint)));
        for (Constraint constraint : to.constraints()) {
            if (!constraints.contains(plain(constraint))) {
                refuse("Constraint %s over the column is new or changes.".formatted(constraint.name()), APART);
            }
        }
        for (Index index : to.indexes()) {
            boolean isKnown = same.indexes().stream().anyMatch(old -> plain(old).equals(plain(index)));
            if (index.unique() && !isKnown) {
                refuse("Unique index %s over the column is new or changes.".formatted(index.name()), APART);
            }
        }
    }

    private Table renamed(Table from) {
        if (declared.equals(former)) {
            return from;
        }
        Schema alone = Schema.of(List.of(), List.of(), List.of(from));
        Change rename = new ColumnChange.RenameColumn(name, former, declared);
        return Objects.requireNonNull(
                Fold.apply(alone, List.of(rename)).tables().get(name));
    }

    private static Constraint plain(Constraint constraint) {
        return constraint.withName("x").withComment(null);
    }

    private static Index plain(Index index) {
        return index.withName("x").withComment(null);
    }

    private List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        for (Table other : start.referrers(name)) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                if (key.target().equals(name) && key.references().contains(former)) {
                    references.add(reference(other, key));
                }
            }
        }
        return references;
    }

    private Reference reference(Table other, Constraint.ForeignKey key) {
        Constraint.ForeignKey declaredKey = key.withColumns(
                key.columns(),
                key.references().stream()
                        .map(column -> column.equals(former) ? declared : column)
                        .toList());
        String shown = "Foreign key %s of %s, which refers to the column,"
                .formatted(key.name(), other.name().relativeTo(name.namespace()));
        boolean isItself = other.name().equals(name) && key.columns().contains(former);
        boolean isKept = Optional.ofNullable(wanted.tables().get(other.name()))
                .flatMap(table -> table.constraint(key.name()))
                .filter(declaredKey::equals)
                .isPresent();
        if (isItself || !other.managed() || other.partitioning() != null) {
            refuse(shown + " cannot be built twice.", IN_PLACE);
        } else if (!isKept) {
            refuse(shown + " changes or goes at the same time.", APART);
        }
        for (Expansion open : start.expansions()) {
            if (open.table().equals(other.name())
                    && open.to().constraint(key.name()).isPresent()) {
                refusals.add(Refusal.open(Subject.of(open), shown + " is expanded already."));
            }
        }
        return new Reference(other.name(), key, declaredKey);
    }

    /** Names that old parts still have, with those that the new ones get meanwhile. */
    private SortedMap<String, String> twins(Table from, Table to, List<Reference> references) {
        Set<String> held = names(from);
        references.forEach(reference -> held.add(reference.from().name()));
        from.columns().forEach(column -> addSequence(column, held));
        Set<String> wantedNames = names(to);
        to.columns().forEach(column -> addSequence(column, wantedNames));
        references.forEach(reference -> wantedNames.add(reference.to().name()));
        Set<String> taken = new TreeSet<>(wantedNames);
        start.tables().values().forEach(table -> taken.addAll(names(table)));
        start.expansions().forEach(open -> taken.addAll(open.twins().values()));
        SortedMap<String, String> twins = new TreeMap<>();
        for (String each : wantedNames) {
            if (held.contains(each)) {
                String twin = DerivedNames.twin(each, taken::contains);
                taken.add(twin);
                twins.put(each, twin);
            }
        }
        return twins;
    }

    private static void addSequence(Column column, Set<String> names) {
        String sequence = DefaultValue.sequence(column.defaultValue());
        if (sequence != null) {
            names.add(sequence);
        }
    }

    private static Set<String> names(Table table) {
        Set<String> names = new TreeSet<>();
        table.constraints().forEach(constraint -> names.add(constraint.name()));
        table.indexes().forEach(index -> names.add(index.name()));
        return names;
    }

    private void refuse(String reason, String remedy) {
        refusals.add(Refusal.cannot(subject, reason, remedy));
    }
}
