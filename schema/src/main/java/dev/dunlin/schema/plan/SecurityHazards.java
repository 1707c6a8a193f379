package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.plan.Hazard.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says who sees other rows than before when policies change. */
final class SecurityHazards {
    private final PlanOptions options;
    private final Map<Subject, Policy> dropped = new HashMap<>();
    private final Map<Subject, Policy> added = new HashMap<>();
    private final Set<QualifiedName> switched = new HashSet<>();

    SecurityHazards(List<Change> all, PlanOptions options) {
        this.options = options;
        for (Change change : all) {
            if (change instanceof RowSecurityChange.DropPolicy drop) {
                dropped.put(drop.subject(), drop.policy());
            } else if (change instanceof RowSecurityChange.AddPolicy add) {
                added.put(add.subject(), add.policy());
            } else if (change instanceof RowSecurityChange.AlterRowSecurity alter
                    && alter.from().enabled() != alter.to().enabled()) {
                switched.add(alter.table());
            }
        }
    }

    List<Hazard> of(Change change, Fold before) {
        if (change instanceof RowSecurityChange.AlterRowSecurity alter) {
            return alter(alter, before);
        }
        boolean isApplied = !switched.contains(change.subject().owner())
                && security(change.subject().owner(), before)
                        .filter(security -> security.mode().enabled())
                        .isPresent();
        if (!isApplied) {
            return List.of();
        }
        if (change instanceof RowSecurityChange.AddPolicy add) {
            return isKept(add.subject())
                    ? List.of()
                    : List.of(changed(add.subject(), !add.policy().permissive()));
        } else if (change instanceof RowSecurityChange.DropPolicy drop) {
            return isKept(drop.subject())
                    ? List.of()
                    : List.of(changed(drop.subject(), drop.policy().permissive()));
        }
        return List.of();
    }

    /** Whether a policy goes and comes back and lets through or holds back as before. */
    private boolean isKept(Subject policy) {
        Policy from = dropped.get(policy);
        Policy to = added.get(policy);
        return from != null && to != null && from.permissive() == to.permissive() && from.command() == to.command();
    }

    private List<Hazard> alter(RowSecurityChange.AlterRowSecurity alter, Fold before) {
        boolean hides =
                alter.to().enabled() && (!alter.from().enabled() || alter.to().forced());
        if (!alter.from().enabled() && !alter.to().enabled()) {
            return List.of();
        }
        if (!hides) {
            return List.of(hazard(
                    Code.OPEN_ROWS,
                    alter.subject(),
                    alter.to().enabled()
                            ? "The owner of the table sees and writes all rows again."
                            : "Everybody with a privilege on the table sees and writes all rows from this moment on.",
                    "Make sure that nobody has the privilege who must not see them."));
        }
        boolean isEmpty = security(alter.table(), before)
                .filter(security -> security.policies().stream().anyMatch(Policy::permissive))
                .isEmpty();
        String who = alter.to().forced()
                ? "Nobody, the owner of the table included, sees or writes"
                : "Nobody but the" + " owner of the table sees or writes";
        return List.of(hazard(
                Code.HIDE_ROWS,
                alter.subject(),
                isEmpty
                        ? who + " any row, since no policy lets one through."
                        : "A deployed version sees and writes only what the policies let through.",
                isEmpty
                        ? "Write a @Policy that lets through what the application needs."
                        : "Deploy first what works with both, and try it as the role of the application."));
    }

    private Hazard changed(Subject policy, boolean hides) {
        return hides
                ? hazard(
                        Code.HIDE_ROWS,
                        policy,
                        "A deployed version no longer sees or writes the rows that only this policy lets through or now"
                                + " holds back.",
                        "Deploy first what works with both.")
                : hazard(
                        Code.OPEN_ROWS,
                        policy,
                        "Rows become visible or writable that were not, to the roles that the policy is about.",
                        "Make sure that this is meant.");
    }

    private static Optional<RowSecurity> security(QualifiedName table, Fold before) {
        return before.table(table).map(each -> each.rowSecurity());
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy) {
        boolean refused = code.kind() == Hazard.Kind.EXPOSING || options.isOnline(subject.owner());
        return new Hazard(code, subject, subject.relativeTo(options.home()), danger, remedy, refused);
    }
}
