package dev.dunlin.schema.diff;

import java.util.List;

/**
 * What leads from one schema to another.
 *
 * @param changes in an order in which each finds what it expects
 * @param findings what the author has to know or to decide
 */
public record Difference(List<Change> changes, List<Finding> findings) {
    public Difference {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /** Whether anything differs that is worth a migration of its own; other differences wait for the next one. */
    public boolean isPending() {
        return changes.stream().anyMatch(change -> !change.isQuiet());
    }
}
