package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.absent;
import static dev.dunlin.schema.diff.Expectations.expect;
import static dev.dunlin.schema.diff.Expectations.name;
import static dev.dunlin.schema.diff.Expectations.present;
import static dev.dunlin.schema.diff.Lists.minus;
import static dev.dunlin.schema.diff.Lists.plus;
import static dev.dunlin.schema.diff.Lists.replaced;

import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import java.util.function.UnaryOperator;

/** Applies changes of row security. */
final class RowSecurityFold {
    private final FoldedTables tables;

    RowSecurityFold(FoldedTables tables) {
        this.tables = tables;
    }

    /** Applies a change if it is one of these; returns whether it is. */
    boolean apply(Change change) {
        if (change instanceof RowSecurityChange.AlterRowSecurity alter) {
            RowSecurity security = tables.table(change, alter.table()).rowSecurity();
            expect(change, alter.from(), security.mode());
            secure(alter.table(), s -> s.withMode(alter.to()));
        } else if (change instanceof RowSecurityChange.AddPolicy add) {
            RowSecurity security = tables.table(change, add.table()).rowSecurity();
            absent(change, security.policy(add.policy().name()).orElse(null), "policy " + name(change));
            secure(add.table(), s -> s.withPolicies(plus(s.policies(), add.policy())));
        } else if (change instanceof RowSecurityChange.DropPolicy drop) {
            Policy policy = policy(change, drop.table(), drop.policy().name());
            expect(change, drop.policy(), policy);
            secure(drop.table(), s -> s.withPolicies(minus(s.policies(), policy)));
        } else if (change instanceof RowSecurityChange.RenamePolicy rename) {
            Policy policy = policy(change, rename.table(), rename.from());
            RowSecurity security = tables.table(change, rename.table()).rowSecurity();
            absent(change, security.policy(rename.to()).orElse(null), "policy " + rename.to());
            secure(rename.table(), s -> s.withPolicies(replaced(s.policies(), policy, policy.withName(rename.to()))));
        } else if (change instanceof RowSecurityChange.AlterPolicy alter) {
            Policy policy = policy(change, alter.table(), alter.from().name());
            expect(change, alter.from(), policy);
            secure(alter.table(), s -> s.withPolicies(replaced(s.policies(), policy, alter.to())));
        } else {
            return false;
        }
        return true;
    }

    private void secure(QualifiedName name, UnaryOperator<RowSecurity> change) {
        tables.update(name, table -> table.withRowSecurity(change.apply(table.rowSecurity())));
    }

    private Policy policy(Change change, QualifiedName table, String name) {
        return present(
                change,
                tables.table(change, table).rowSecurity().policy(name).orElse(null),
                "policy " + name + " on " + table);
    }
}
