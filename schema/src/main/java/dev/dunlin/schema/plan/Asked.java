package dev.dunlin.schema.plan;

import java.util.Set;

/**
 * What the author asks for beside the changes themselves.
 *
 * @param accepted hazards by their tokens, not escaped, {@code drop-column:locations.province}
 * @param expanded hazards whose change is to be made in two steps, in the same form
 * @param contracted what was expanded and is to be brought to its end, by its declared name: {@code users.name}, {@code users}
 */
public record Asked(Set<String> accepted, Set<String> expanded, Set<String> contracted) {
    public Asked {
        accepted = Set.copyOf(accepted);
        expanded = Set.copyOf(expanded);
        contracted = Set.copyOf(contracted);
    }

    /** Hazards are accepted, and nothing else. */
    public static Asked accepting(Set<String> accepted) {
        return new Asked(accepted, Set.of(), Set.of());
    }
}
