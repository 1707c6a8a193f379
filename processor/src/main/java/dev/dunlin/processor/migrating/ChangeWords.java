package dev.dunlin.processor.migrating;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.history.MigrationName;
import dev.dunlin.schema.sql.ChangeTitle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes in a few words: for summaries, and for the name of their migration. */
final class ChangeWords {
    private static final int MOST = 5;
    private static final int LONGEST_NAME = 60;

    private ChangeWords() {}

    /**
     * The first few changes, {@code add column locations.province} for example, and how many more there are.
     *
     * @param home the PostgreSQL schema whose name is left out; null for none
     */
    static String list(List<Change> changes, @Nullable String home) {
        String words = changes.stream()
                .limit(MOST)
                .map(change -> lowerFirst(ChangeTitle.of(change, home)))
                .collect(Collectors.joining(", "));
        return changes.size() > MOST ? words + " and %d more".formatted(changes.size() - MOST) : words;
    }

    /** A name for the migration that these changes make, {@code add_province_to_locations} for example. */
    static String name(List<Change> changes) {
        Change first =
                changes.stream().min(Comparator.comparing(ChangeWords::weight)).orElseThrow();
        String verb =
                first.getClass().getSimpleName().split("(?<=[a-z])(?=[A-Z])")[0].toLowerCase(Locale.ROOT);
        Subject subject = first.subject();
        String words = subject.member() == null
                ? verb + " " + subject.owner().name()
                : String.join(
                        " ", verb, subject.member(), link(verb), subject.owner().name());
        String name =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("_+$", "");
        return name.length() > LONGEST_NAME || MigrationName.invalid(name).isPresent() ? verb : name;
    }

    /** Tables say more than columns, and columns more than the rest. */
    private static int weight(Change change) {
        return switch (change.subject().kind()) {
            case TABLE -> 0;
            case COLUMN -> 1;
            default -> 2;
        };
    }

    private static String link(String verb) {
        return switch (verb) {
            case "add" -> "to";
            case "drop" -> "from";
            default -> "of";
        };
    }

    private static String lowerFirst(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }
}
