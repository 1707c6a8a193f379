package dev.dunlin.processor.gathering;

import dev.dunlin.processor.fragment.TypeIndex;
import dev.dunlin.processor.reporting.Problem;
import java.util.List;

/**
 * What a module declares.
 *
 * @param histories the histories that this compilation owns, sorted by name
 * @param index what the next compilation has to know of
 * @param problems tables whose history is missing or elsewhere
 */
public record Gathering(List<OwnedHistory> histories, TypeIndex index, List<Problem> problems) {
    public Gathering {
        histories = List.copyOf(histories);
        problems = List.copyOf(problems);
    }
}
