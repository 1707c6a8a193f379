package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Hazard.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the changes that lead to the wanted schema where some are to be made in two steps, and some second steps are due. */
final class Expanding {
    /** The hazards that an expansion answers, if they are of a column's or a table's own change. */
    private static final Set<Code> ANSWERED = Set.of(
            Code.RENAME_COLUMN,
            Code.RENAME_TABLE,
            Code.DROP_COLUMN,
            Code.DROP_TABLE,
            Code.NARROW_TYPE,
            Code.ASSUME_TIME_ZONE,
            Code.CONVERT_TYPE,
            Code.REWRITE_TABLE,
            Code.REBUILD_INDEX,
            Code.SCAN_TABLE);

    private final Schema from;
    private final Schema to;
    private final Hints hints;
    private final PlanOptions options;
    private final Asked asked;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> unmatched = new LinkedHashSet<>();
    /** Null until the difference is asked for. */
    private @Nullable Basis basis;

    Expanding(Schema from, Schema to, Hints hints, PlanOptions options, Asked asked) {
        this.from = from;
        this.to = to;
        this.hints = hints;
        this.options = options;
        this.asked = asked;
    }

    /** What is the same whatever is expanded, and takes long where the schemas are large. */
    private static final class Basis {
        private final Schema start;
        private final Difference plain;
        private @Nullable Plan plan;

        /** @param start the schema after what is contracted */
        Basis(Schema start, Difference plain) {
            this.start = start;
            this.plain = plain;
        }

        Plan plan(PlanOptions options) {
            Plan made = plan == null ? Planner.plan(start, plain.changes(), options) : plan;
            plan = made;
            return made;
        }
    }

    /** The difference, with steps of expansions in it. */
    Difference difference() {
        List<Change> contracts = contracts();
        Basis made = basis == null ? basis(contracts) : basis;
        basis = made;
        Schema start = made.start;
        Difference plain = made.plain;
        List<Change> expands = expands(made);
        Schema between = Fold.apply(start, expands);
        List<Change> rest = Postponed.leftOut(
                between.expansions(),
                expands.isEmpty()
                        ? plain.changes()
                        : Differ.diff(between, to, hints).changes(),
                between);
        for (Expansion expansion : between.expansions()) {
            refusals.addAll(new Touching(expansion, start.expansions().contains(expansion)).check(rest));
        }
        return new Difference(together(contracts, expands, rest), plain.findings());
    }

    private Basis basis(List<Change> contracts) {
        Schema start = Fold.apply(from, contracts);
        return new Basis(start, Differ.diff(start, to, hints));
    }

    /** Why what is asked for cannot be. */
    List<Refusal> refusals() {
        return refusals;
    }

    /** What was asked for though there is nothing to expand or to contract; contracts as {@code contract:users.name}. */
    Set<String> unmatched() {
        return unmatched;
    }

    /** The hazards of a plan, but for those accepted, that can be answered by expanding them alone, by their tokens. */
    Set<String> expandable(Plan plan) {
        Set<String> tokens = new LinkedHashSet<>();
        plan.stages().stream()
                .flatMap(stage -> stage.steps().stream())
                .forEach(step -> step.hazards().stream()
                        .filter(hazard -> hazard.refused() && ANSWERED.contains(hazard.code()))
                        .map(Hazard::token)
                        .filter(token -> !asked.accepted().contains(token) && canExpand(token))
                        .forEach(tokens::add));
        return tokens;
    }

    private boolean canExpand(String token) {
        Asked alone = new Asked(asked.accepted(), Set.of(token), asked.contracted());
        Expanding trial = new Expanding(from, to, hints, options, alone);
        trial.basis = basis;
        trial.difference();
        return trial.refusals().isEmpty() && !trial.unmatched().contains(token);
    }

    private List<Change> contracts() {
        List<Change> contracts = new ArrayList<>();
        Set<String> left = new TreeSet<>(asked.contracted());
        for (Expansion expansion : from.expansions()) {
            if (left.remove(Subject.of(expansion).relativeTo(options.home()))) {
                contracts.add(new ExpansionChange.Contract(expansion.table(), expansion.member()));
            }
        }
        left.forEach(name -> unmatched.add(Review.contract(name)));
        return contracts;
    }

    private List<Change> expands(Basis basis) {
        List<Change> expands = new ArrayList<>();
        if (asked.expanded().isEmpty()) {
            return expands;
        }
        Schema start = basis.start;
        Plan plan = basis.plan(options);
        Set<Subject> done = new LinkedHashSet<>();
        for (String token : new TreeSet<>(asked.expanded())) {
            Optional<Step> step = step(plan, token);
            if (step.isEmpty()) {
                unmatched.add(token);
            } else {
                // What is expanded first is there already for the next.
                expand(Fold.apply(start, expands), token, step.get(), basis.plain, done)
                        .ifPresent(expands::add);
            }
        }
        return expands;
    }

    private static Optional<Step> step(Plan plan, String token) {
        return plan.stages().stream()
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> step.hazards().stream()
                        .anyMatch(hazard -> hazard.token().equals(token)))
                .findFirst();
    }

    private Optional<Change> expand(Schema start, String token, Step step, Difference plain, Set<Subject> done) {
        Hazard hazard = step.hazards().stream()
                .filter(each -> each.token().equals(token))
                .findFirst()
                .orElseThrow();
        Change change = step.change();
        if (ANSWERED.contains(hazard.code())) {
            if (change instanceof ColumnChange.RenameColumn rename) {
                return column(start, Subject.column(rename.table(), rename.to()), rename.from(), done);
            } else if (change instanceof ColumnChange.AlterColumn alter) {
                return column(start, alter.subject(), former(plain, alter.subject()), done);
            } else if (change instanceof ColumnChange.DropColumn drop
                    && start.table(drop.table()).isPresent()) {
                return dropColumn(start, drop);
            } else if (change instanceof TableChange.DropTable drop
                    && start.table(drop.table().name()).isPresent()) {
                return dropTable(start, drop.subject());
            } else if (change instanceof TableChange.RenameTable rename
                    && start.table(rename.from()).isPresent()) {
                return renameTable(start, rename);
            }
        }
        refusals.add(Refusal.cannot(
                hazard.subject(),
                "Hazard %s is not of a change that can be made in two steps."
                        .formatted(hazard.code().id()),
                "Accept it, or follow the way out that it states."));
        return Optional.empty();
    }

    private Optional<Change> dropColumn(Schema start, ColumnChange.DropColumn drop) {
        Table table = Objects.requireNonNull(start.tables().get(drop.table()));
        String name = drop.column().name();
        Table wanted = to.tables().get(drop.table());
        List<Refusal> limits = new ExpansionLimits(start, drop.subject(), name).ofDroppedColumn(table);
        refusals.addAll(limits);
        if (wanted == null || wanted.column(name).isPresent()) {
            refusals.add(Refusal.cannot(
                    drop.subject(),
                    "Another column takes its place in the same migration.",
                    "Give that another name."));
            return Optional.empty();
        }
        Table from = Expansion.excerpt(table, name);
        Table gone = from.withColumns(List.of()).withConstraints(List.of()).withIndexes(List.of());
        return limits.isEmpty() ? expand(Expansion.Kind.DROP_COLUMN, from, gone) : Optional.empty();
    }

    private Optional<Change> dropTable(Schema start, Subject subject) {
        Table table = Objects.requireNonNull(start.tables().get(subject.owner()));
        List<Refusal> limits = new TableLimits(start, subject, options.postgres()).of(table);
        refusals.addAll(limits);
        Table gone = Table.of(table.name());
        return limits.isEmpty() ? expand(Expansion.Kind.DROP_TABLE, table, gone) : Optional.empty();
    }

    private Optional<Change> renameTable(Schema start, TableChange.RenameTable rename) {
        Table table = Objects.requireNonNull(start.tables().get(rename.from()));
        List<Refusal> limits = new TableLimits(start, Subject.table(rename.to()), options.postgres()).ofRenamed(table);
        refusals.addAll(limits);
        Table from = Table.of(table.name())
                .withColumns(table.columns())
                .withRowSecurity(RowSecurity.NONE.withMode(table.rowSecurity().mode()));
        return limits.isEmpty() ? expand(Expansion.Kind.RENAME_TABLE, from, Table.of(rename.to())) : Optional.empty();
    }

    private static Optional<Change> expand(Expansion.Kind kind, Table from, Table to) {
        return Optional.of(
                new ExpansionChange.Expand(new Expansion(kind, from, to, null, null, new TreeMap<>(), List.of())));
    }

    /** The name of a column before the changes. */
    private static String former(Difference plain, Subject column) {
        return plain.changes().stream()
                .filter(change -> change instanceof ColumnChange.RenameColumn rename
                        && Subject.column(rename.table(), rename.to()).equals(column))
                .map(change -> ((ColumnChange.RenameColumn) change).from())
                .findFirst()
                .orElseGet(() -> String.valueOf(column.member()));
    }

    private Optional<Change> column(Schema start, Subject declared, @Nullable String former, Set<Subject> done) {
        if (!done.add(declared)) {
            return Optional.empty();
        }
        ColumnExpansion column = new ColumnExpansion(start, to, hints, declared, String.valueOf(former));
        Optional<Expansion> expansion = column.expansion();
        refusals.addAll(column.refusals());
        return expansion.map(ExpansionChange.Expand::new);
    }

    /** New types come before what may be of them. */
    private static List<Change> together(List<Change> contracts, List<Change> expands, List<Change> rest) {
        int at = 0;
        for (int i = 0; i < rest.size(); i++) {
            Change change = rest.get(i);
            boolean makesType = change instanceof EnumChange.CreateEnum
                    || change instanceof Change.AddExtension
                    || (change instanceof ObjectChange.CreateObject create
                            && create.object().kind().isType());
            at = makesType ? i + 1 : at;
        }
        List<Change> all = new ArrayList<>(contracts);
        all.addAll(rest.subList(0, expands.isEmpty() ? 0 : at));
        all.addAll(expands);
        all.addAll(rest.subList(expands.isEmpty() ? 0 : at, rest.size()));
        return all;
    }
}
