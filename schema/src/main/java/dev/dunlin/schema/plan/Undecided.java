package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is left to decide: tables, columns and labels that are new or have a wrong marker, and what they may have been. Hazards of
 * these, and of what is made of them, may look different, or be gone, once that is decided.
 */
final class Undecided {
    private final Set<Subject> subjects = new HashSet<>();
    /** Names of tables and types, as findings write them. */
    private final Set<String> owners = new HashSet<>();

    /** What these findings leave open; those that are no errors leave nothing open. */
    Undecided(Collection<Finding> findings) {
        findings.stream().filter(finding -> finding.code().isError()).forEach(this::note);
    }

    private void note(Finding finding) {
        Subject subject = finding.subject();
        if (subject.member() == null) {
            owners.add(subject.owner().toString());
            owners.addAll(finding.candidates());
        } else {
            subjects.add(subject);
            finding.candidates().forEach(name -> subjects.add(new Subject(subject.kind(), subject.owner(), name)));
        }
    }

    /** The hazards that stay as they are whatever is decided, in the order of the plan. */
    List<Hazard> decided(Plan plan) {
        return plan.stages().stream()
                .flatMap(stage -> stage.steps().stream()
                        .filter(step -> !touches(step.change(), stage.after()))
                        .flatMap(step -> step.hazards().stream()
                                .filter(hazard -> !touches(hazard.subject()))
                                .filter(hazard -> !touches(step.change(), hazard))))
                .distinct()
                .toList();
    }

    private boolean touches(Subject subject) {
        return isOpen(subject.owner()) || subjects.contains(subject);
    }

    /** Whether something made of columns and tables is made of undecided ones. */
    private boolean touches(Change change, Schema after) {
        if (change instanceof KeyChange.AddConstraint add) {
            return touches(add.table(), add.constraint());
        } else if (change instanceof KeyChange.AddIndex add) {
            return touches(add.table(), add.index());
        } else if (change instanceof KeyChange.ValidateConstraint validate) {
            Optional<Constraint> constraint =
                    after.table(validate.table()).flatMap(table -> table.constraint(validate.constraint()));
            return constraint.filter(each -> touches(validate.table(), each)).isPresent();
        }
        return change instanceof ColumnChange.AlterColumn alter && touchesType(alter.to());
    }

    private boolean touches(QualifiedName table, Constraint constraint) {
        if (constraint instanceof Constraint.ForeignKey key) {
            return touches(table, key.columns()) || isOpen(key.target()) || touches(key.target(), key.references());
        }
        if (constraint instanceof Constraint.Check check) {
            return columns(table).anyMatch(check.expression()::mentions);
        }
        Index index = DeferredDrops.indexOf(constraint);
        return index != null && touches(table, index);
    }

    private boolean touches(QualifiedName table, Index index) {
        return columns(table).anyMatch(index::dependsOn);
    }

    private boolean touches(QualifiedName table, List<String> columns) {
        return columns(table).anyMatch(columns::contains);
    }

    private boolean touchesType(Column column) {
        ColumnType type = column.type() instanceof ColumnType.ArrayOf array ? array.element() : column.type();
        return type instanceof ColumnType.Defined defined && isOpen(defined.name());
    }

    /** A type need not be built anew, and its columns with it, when a label turns out to be renamed. */
    private boolean touches(Change change, Hazard hazard) {
        return change instanceof EnumChange.ReplaceLabels replace
                && hazard.subject().kind() != Subject.Kind.LABEL
                && subjects.stream()
                        .anyMatch(
                                subject -> subject.owner().equals(replace.from().name()));
    }

    private boolean isOpen(QualifiedName owner) {
        return owners.contains(owner.toString());
    }

    private Stream<String> columns(QualifiedName table) {
        return subjects.stream()
                .filter(subject -> subject.kind() == Subject.Kind.COLUMN)
                .filter(subject -> subject.owner().equals(table))
                .map(Subject::member)
                .flatMap(Stream::ofNullable);
    }
}
