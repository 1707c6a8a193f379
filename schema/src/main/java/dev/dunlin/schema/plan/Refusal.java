package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Subject;

/**
 * Why something cannot be expanded, or cannot be changed while it is.
 *
 * @param subject what it is about, by the name that is declared where it has one
 * @param reason what stands in the way, a sentence
 * @param remedy what to do instead, a sentence; empty where the expansion has to be contracted first
 * @param open whether an expansion is open that has to be contracted first; then the subject is that of the expansion
 */
public record Refusal(Subject subject, String reason, String remedy, boolean open) {
    static Refusal cannot(Subject subject, String reason, String remedy) {
        return new Refusal(subject, reason, remedy, false);
    }

    static Refusal open(Subject expansion, String reason) {
        return new Refusal(expansion, reason, "", true);
    }
}
