package dev.dunlin.schema.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who sees and writes which rows of a table.
 *
 * @param mode whether policies are applied
 * @param policies sorted by name; without effect while the mode is not enabled
 */
public record RowSecurity(Mode mode, List<Policy> policies) {
    /** Not applied, and no policies. */
    public static final RowSecurity NONE = new RowSecurity(Mode.OFF, List.of());

    /**
     * Whether policies are applied.
     *
     * @param enabled whether they are applied to everybody but the table's owner
     * @param forced whether they are applied to the owner too; without effect while not enabled
     */
    public record Mode(boolean enabled, boolean forced) {
        /** Everybody with the privilege sees and writes all rows. */
        public static final Mode OFF = new Mode(false, false);
        /** Policies are applied to everybody but the owner. */
        public static final Mode ENABLED = new Mode(true, false);
        /** Policies are applied to the owner too. */
        public static final Mode FORCED = new Mode(true, true);
    }

    public RowSecurity {
        policies = policies.stream().sorted(Comparator.comparing(Policy::name)).toList();
    }

    public RowSecurity withMode(Mode newMode) {
        return new RowSecurity(newMode, policies);
    }

    public RowSecurity withPolicies(List<Policy> newPolicies) {
        return new RowSecurity(mode, newPolicies);
    }

    public Optional<Policy> policy(String name) {
        return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
