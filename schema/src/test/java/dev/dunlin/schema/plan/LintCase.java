package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a statement that a linter judged is to the planner. */
sealed interface LintCase {
    /**
     * The changes that the statements make.
     *
     * @param transactions the changes by transaction; one of a single statement may build indexes concurrently
     * @param codes what we say of them, beside hazards that need no acceptance
     * @param otherwise why we say something where the linter does not, or nothing where it does; null where both agree
     */
    record Judged(
            Schema before,
            List<Transaction> transactions,
            Set<Hazard.Code> codes,
            @Nullable String otherwise) implements LintCase {
        static Judged of(Schema before, Transaction... transactions) {
            return new Judged(before, List.of(transactions), Set.of(), null);
        }

        Judged says(Hazard.Code... expected) {
            return new Judged(before, transactions, Set.copyOf(Arrays.asList(expected)), otherwise);
        }

        Judged although(String reason) {
            return new Judged(before, transactions, codes, reason);
        }

        /** The codes of the hazards that a plan of these statements has. */
        Set<Hazard.Code> hazards() {
            List<Change> all = transactions.stream()
                    .flatMap(transaction -> transaction.changes().stream())
                    .toList();
            Hazards hazards = new Hazards(all, PlanOptions.online(null));
            Fold fold = Fold.from(before);
            Set<Hazard.Code> found = new TreeSet<>();
            for (Transaction transaction : transactions) {
                LockHazards locks = hazards.ofLocks(!transaction.isAlone());
                List<Step> steps = new ArrayList<>();
                for (Change change : transaction.changes()) {
                    List<Hazard> both = new ArrayList<>(hazards.of(change, fold));
                    both.addAll(locks.of(change, fold));
                    steps.add(new Step(change, both));
                    fold.apply(change);
                }
                steps.stream()
                        .flatMap(step -> locks.withoutRepetition(step).hazards().stream())
                        .filter(Hazard::refused)
                        .forEach(hazard -> found.add(hazard.code()));
            }
            return found;
        }
    }

    /** Nothing that is decided when a change is planned. */
    record OutOfPlace(String reason) implements LintCase {}

    /**
     * Changes that are committed together.
     *
     * @param isAlone whether it is one statement outside of a transaction block
     */
    record Transaction(boolean isAlone, List<Change> changes) {
        static Transaction of(Change... changes) {
            return new Transaction(false, new ArrayList<>(List.of(changes)));
        }

        static Transaction alone(Change change) {
            return new Transaction(true, List.of(change));
        }
    }
}
