package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects problems. One that several tables have from one embedded record is kept once. */
final class Problems {
    private final List<Problem> all = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();

    void add(Problem problem) {
        if (seen.add(new Key(problem.code(), problem.location(), problem.what()))) {
            all.add(problem);
        }
    }

    List<Problem> all() {
        return List.copyOf(all);
    }

    boolean hasErrors() {
        return all.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Problems are the same if they say the same of the same place. */
    private record Key(Code code, @Nullable Location location, String what) {}
}
