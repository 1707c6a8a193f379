package dev.dunlin.processor.option;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the caller asks for.
 *
 * @param name name of the migration that is to be written, {@code [a-z0-9_]+}; empty to write none
 * @param directory the folder that holds the histories, as it was written; empty for the default
 * @param history the only history that is looked at; empty for all
 * @param check whether pending changes are an error
 * @param accepted hazards that are accepted, in order, without duplicates
 * @param expanded hazards whose changes are made in two steps, in order, without duplicates
 * @param contracted what was expanded and is brought to its end, {@code users.name} for example, not escaped
 * @param timestamp the time of the migration that is to be written; empty for now
 */
public record Options(
        Optional<String> name,
        Optional<String> directory,
        Optional<String> history,
        boolean check,
        List<Acceptance> accepted,
        List<Acceptance> expanded,
        List<String> contracted,
        Optional<Instant> timestamp) {
    public Options {
        accepted = List.copyOf(accepted);
        expanded = List.copyOf(expanded);
        contracted = List.copyOf(contracted);
    }

    /** Whether a history is to be looked at. */
    public boolean selects(String historyName) {
        return history.isEmpty() || history.get().equals(historyName);
    }
}
