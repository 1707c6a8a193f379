package dev.dunlin.processor.option;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the options. A blank value is none, so that a build can pass on a property that is usually empty. Wrong ones are
 * collected, all of them, and read as if they were not there.
 */
public final class OptionsReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{14}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, String> values;
    private final List<OptionProblem> problems = new ArrayList<>();

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
                accepted(),
                value(Option.TIMESTAMP).flatMap(this::time));
    }

    /** What is wrong with the options that were read. */
    public List<OptionProblem> problems() {
        return List.copyOf(problems);
    }

    private Optional<String> value(Option option) {
        return Optional.ofNullable(values.get(option.key())).map(String::strip).filter(value -> !value.isEmpty());
    }

    private void unknown() {
        for (String key : new TreeSet<>(values.keySet())) {
            if (key.startsWith(Option.PREFIX) && !Option.keys().contains(key)) {
                problem(OptionProblem.Kind.UNKNOWN, "there is no option \"%s\"; the options are %s"
                        .formatted(key, String.join(", ", Option.keys())));
            }
        }
    }

    private boolean isName(String name) {
        if (NAME.matcher(name).matches()) {
            return true;
        }
        String near = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        problem(OptionProblem.Kind.NAME, "\"%s\" cannot name a migration: letters a to z, digits and underscores can; %s"
                .formatted(name, near.matches("_*") ? "for example " + Option.NAME.with("add_province") : "write " + Option.NAME.with(near)));
        return false;
    }

    private boolean check() {
        if (values.containsKey(Option.CHECK.key()) && values.get(Option.CHECK.key()) == null) {
            return true;
        }
        String value = value(Option.CHECK).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            problem(OptionProblem.Kind.CHECK, "\"%s\" is neither true nor false; write %s".formatted(value, Option.CHECK.with("true")));
        }
        return value.equals("true");
    }

    private List<Acceptance> accepted() {
        try {
            return Acceptance.parseAll(value(Option.ACCEPT).orElse(""));
        } catch (IllegalArgumentException e) {
            problem(OptionProblem.Kind.ACCEPT, "%s names no hazard: a hazard is a code, a colon and a name, as in %s; a comma, colon or backslash inside the name takes a backslash before it"
                    .formatted(e.getMessage(), Option.ACCEPT.with("drop-column:locations.province")));
            return List.of();
        }
    }

    private Optional<LocalDateTime> time(String value) {
        try {
            if (DIGITS.matcher(value).matches()) {
                return Optional.of(LocalDateTime.parse(value, TIME));
            }
        } catch (DateTimeParseException e) {
            // Fourteen digits that are no time, such as a thirteenth month, are reported like any other text.
        }
        problem(OptionProblem.Kind.TIMESTAMP, "\"%s\" is no time: year, month, day, hour, minute and second in digits, UTC, as in %s"
                .formatted(value, Option.TIMESTAMP.with("20260213120000")));
        return Optional.empty();
    }

    private void problem(OptionProblem.Kind kind, String text) {
        problems.add(new OptionProblem(kind, text));
    }
}
