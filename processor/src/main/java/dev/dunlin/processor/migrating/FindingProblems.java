package dev.dunlin.processor.migrating;

import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.plan.Review;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a comparison found, with the line to write. */
final class FindingProblems {
    private final Interpretation wanted;
    private final @Nullable String home;

    FindingProblems(Interpretation wanted) {
        this.wanted = wanted;
        this.home = wanted.settings().namespace();
    }

    /** The problem that a finding is. */
    Problem of(Finding finding) {
        return switch (finding.code()) {
            case AMBIGUOUS -> ambiguous(finding);
            case UNKNOWN_FORMER_NAME -> unknown(finding);
            case FORMER_NAME_IN_USE -> inUse(finding);
            case FORMER_NAME_CLAIMED_TWICE -> claimedTwice(finding);
            case OTHER_PARENTS -> otherParents(finding);
            case CANNOT_REPARTITION -> cannotRepartition(finding);
            case SPENT_MARKER -> spent(finding);
        };
    }

    private Problem ambiguous(Finding finding) {
        String gone = quoted(finding.candidates());
        String drops = finding.settledBy().stream()
                .map(subject -> drop(subject).toString())
                .collect(Collectors.joining(","));
        return at(
                        finding,
                        Code.AMBIGUOUS_RENAME,
                        "%s is new, and %s %s gone"
                                .formatted(
                                        named(finding.subject()),
                                        gone,
                                        finding.candidates().size() == 1 ? "is" : "are"))
                .because("Only you know whether this is a rename, and a wrong guess would lose data.")
                .fix("If it was renamed, write %s\nIf not, accept the loss: %s"
                        .formatted(
                                marker(finding.subject(), finding.candidates().get(0)), Option.ACCEPT.with(drops)));
    }

    private Problem unknown(Finding finding) {
        String known = finding.candidates().isEmpty()
                ? "Remove the marker."
                : "Write %s, or remove the marker."
                        .formatted(
                                marker(finding.subject(), finding.candidates().get(0)));
        return at(
                        finding,
                        Code.UNKNOWN_FORMER_NAME,
                        "%s says what it was, but the history knows no such name".formatted(named(finding.subject())))
                .because(
                        finding.candidates().isEmpty()
                                ? "Nothing is gone that it could have been."
                                : "Gone %s %s."
                                        .formatted(
                                                finding.candidates().size() == 1 ? "is" : "are",
                                                quoted(finding.candidates())))
                .fix(known);
    }

    private Problem inUse(Finding finding) {
        return at(
                        finding,
                        Code.FORMER_NAME_IN_USE,
                        "%s cannot have been %s, which is still declared"
                                .formatted(named(finding.subject()), quoted(finding.candidates())))
                .because("Two names that are exchanged need a marker on each.")
                .fix("Say with was what the other one was, or remove the marker here.");
    }

    private Problem claimedTwice(Finding finding) {
        return at(
                        finding,
                        Code.FORMER_NAME_CLAIMED_TWICE,
                        "%s is not the only one that was %s"
                                .formatted(named(finding.subject()), quoted(finding.candidates())))
                .because("One thing can become only one other.")
                .fix("Keep the marker on the one that keeps the data.");
    }

    private Problem otherParents(Finding finding) {
        return at(
                        finding,
                        Code.OTHER_PARENTS,
                        "%s cannot inherit others than it does".formatted(named(finding.subject())))
                .because("%s.".formatted(finding.candidates().get(0)))
                .fix("Write inherits as it was, and make columns and checks alike in a migration before.");
    }

    private Problem cannotRepartition(Finding finding) {
        String table = finding.subject().owner().name();
        return at(
                        finding,
                        Code.CANNOT_REPARTITION,
                        "%s cannot be divided in another way than it was made".formatted(named(finding.subject())))
                .because(
                        "PostgreSQL neither divides a table that is there, nor takes a division back, nor changes by what"
                                + " one is divided.")
                .fix(("Leave it as it was, and write a record of the new table: @Table(\"%1$s_new\"). Generate, deploy,"
                                + " copy the rows; then remove the old record and rename the new one:"
                                + " @Table(value = \"%1$s\", was = \"%1$s_new\")")
                        .formatted(table));
    }

    private Problem spent(Finding finding) {
        return at(
                        finding,
                        Code.SPENT_MARKER,
                        "the marker %s has done its work"
                                .formatted(marker(
                                        finding.subject(), finding.candidates().get(0))))
                .fix("Remove it.");
    }

    private Problem at(Finding finding, Code code, String what) {
        Location place = wanted.location(finding.subject());
        return Problem.of(code, what).at(place, place + " (" + finding.subject().relativeTo(home) + ")");
    }

    /** What accepts that something is dropped. */
    private Acceptance drop(Subject subject) {
        return new Acceptance(Review.dropOf(subject).id(), subject.relativeTo(home));
    }

    private String named(Subject subject) {
        return subject.kind().words() + " \"" + subject.relativeTo(home) + "\"";
    }

    private static String marker(Subject subject, String was) {
        String annotation = switch (subject.kind()) {
            case TABLE -> "Table";
            case ENUM -> "EnumType";
            case LABEL -> "EnumLabel";
            case POLICY -> "Policy";
            case PARTITION -> "Partition";
            case SEQUENCE -> "Sequence";
            case DOMAIN -> "Domain";
            case COMPOSITE -> "Composite";
            case VIEW -> "View";
            case MATERIALIZED_VIEW -> "MaterializedView";
            default -> "Column";
        };
        return "@%s(was = \"%s\")"
                .formatted(annotation, was.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }
}
