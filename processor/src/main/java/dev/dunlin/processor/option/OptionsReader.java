package dev.dunlin.processor.option;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.history.MigrationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the options. A blank value is none, so that a build can pass on a property that is usually empty. Wrong ones are
 * collected, all of them, and read as if they were not there.
 */
public final class OptionsReader {
    private final Map<String, String> values;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * A reader of these options.
     *
     * @param values as the compiler gives them; other processors' options do not matter
     */
    public OptionsReader(Map<String, String> values) {
        this.values = values;
    }

    public Options read() {
        unknown();
        return new Options(
                value(Option.NAME).filter(this::isName),
                value(Option.DIR),
                value(Option.HISTORY),
                check(),
                hazards(Option.ACCEPT),
                hazards(Option.EXPAND),
                value(Option.CONTRACT).map(Acceptance::parseNames).orElse(List.of()),
                value(Option.TIMESTAMP).flatMap(this::time));
    }

    /** What is wrong with the options that were read. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private Optional<String> value(Option option) {
        return Optional.ofNullable(values.get(option.key())).map(String::strip).filter(value -> !value.isEmpty());
    }

    private void unknown() {
        for (String key : new TreeSet<>(values.keySet())) {
            if (key.startsWith(Option.PREFIX) && !Option.keys().contains(key)) {
                problems.add(Problem.of(Code.UNKNOWN_OPTION, "there is no option \"%s\"".formatted(key))
                        .fix("The options are %s.".formatted(String.join(", ", Option.keys()))));
            }
        }
    }

    private boolean isName(String name) {
        Optional<String> reason = MigrationName.invalid(name);
        reason.ifPresent(text -> wrong(Option.NAME, name, text, nameLike(name)));
        return reason.isEmpty();
    }

    private static String nameLike(String name) {
        String near =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return near.isEmpty() || MigrationName.invalid(near).isPresent() ? "add_province" : near;
    }

    /** Without a value it is meant, too; javac gives none for {@code -Adunlin.check=} either. */
    private boolean check() {
        if (values.containsKey(Option.CHECK.key()) && values.get(Option.CHECK.key()) == null) {
            return true;
        }
        String value = value(Option.CHECK).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            wrong(Option.CHECK, value, "It is true or false.", "true");
        }
        return value.equals("true");
    }

    private List<Acceptance> hazards(Option option) {
        try {
            return Acceptance.parseAll(value(option).orElse(""));
        } catch (IllegalArgumentException e) {
            String rule = "A hazard is a code, a colon and a name; a comma, colon or backslash inside the name takes a"
                    + " backslash before it.";
            String example =
                    option == Option.ACCEPT ? "drop-column:locations.province" : "rename-column:locations.name";
            wrong(option, String.valueOf(e.getMessage()), rule, example);
            return List.of();
        }
    }

    private Optional<Instant> time(String value) {
        Optional<Instant> time = MigrationName.parseTime(value);
        if (time.isEmpty()) {
            String rule = "A time is year, month, day, hour, minute and second in 14 digits, UTC.";
            wrong(Option.TIMESTAMP, value, rule, "20260213120000");
        }
        return time;
    }

    private void wrong(Option option, String value, String rule, String example) {
        problems.add(Problem.of(Code.OPTION_VALUE, "option %s cannot be \"%s\"".formatted(option.key(), value))
                .because(rule)
                .fix("For example " + option.with(example)));
    }
}
