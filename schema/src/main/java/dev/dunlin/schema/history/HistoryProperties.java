package dev.dunlin.schema.history;

import dev.dunlin.schema.history.HistoryProblem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code dunlin.properties}, which guards a history against the wrong tool or version. */
public final class HistoryProperties {
    /** The file's name in the history folder. */
    public static final String FILE = "dunlin.properties";

    /** The number of the format that is written; lower ones are read. */
    public static final int FORMAT = 1;

    /** The file's content. */
    public static final String TEXT = "provider=postgresql\nformat=" + FORMAT + "\n";

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
    private static final String RESTORE = "Write these two lines into it: provider=postgresql, format=" + FORMAT + ".";

    private final String file;
    private boolean hasProvider;
    private boolean hasFormat;

    private HistoryProperties(String file) {
        this.file = file;
    }

    /** The first thing that is wrong with a file. */
    static Optional<HistoryProblem> check(String file, String text) {
        return new HistoryProperties(file).check(Checksum.folded(text));
    }

    private Optional<HistoryProblem> check(String text) {
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Optional<HistoryProblem> problem = checkLine(at + 1, line);
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        if (!hasProvider || !hasFormat) {
            return malformed(0, "The line \"" + (hasProvider ? "format" : "provider") + "=…\" is missing.");
        }
        return Optional.empty();
    }

    private Optional<HistoryProblem> checkLine(int at, String line) {
        int equals = line.indexOf('=');
        String key = line.substring(0, Math.max(equals, 0)).strip();
        String value = line.substring(equals + 1).strip();
        return switch (key) {
            case "provider" -> checkProvider(at, value);
            case "format" -> checkFormat(at, value);
            default -> malformed(at, "\"" + line + "\" is neither provider=… nor format=….");
        };
    }

    private Optional<HistoryProblem> checkProvider(int at, String value) {
        hasProvider = true;
        return value.equals("postgresql")
                ? Optional.empty()
                : Optional.of(new HistoryProblem(
                        Kind.OTHER_PROVIDER,
                        file,
                        at,
                        "The history is one of \"" + value + "\", and Dunlin knows PostgreSQL alone.",
                        "Name another folder with -Adunlin.dir, or correct the line to provider=postgresql."));
    }

    private Optional<HistoryProblem> checkFormat(int at, String value) {
        hasFormat = true;
        if (!NUMBER.matcher(value).matches()) {
            return malformed(at, "There is no format \"" + value + "\".");
        }
        return Integer.parseInt(value) <= FORMAT
                ? Optional.empty()
                : Optional.of(new HistoryProblem(
                        Kind.NEWER_FORMAT,
                        file,
                        at,
                        "The history was written by a newer Dunlin, in format %s where this one reads up to %d."
                                .formatted(value, FORMAT),
                        "Update Dunlin."));
    }

    private Optional<HistoryProblem> malformed(int line, String message) {
        return Optional.of(new HistoryProblem(Kind.MALFORMED, file, line, message, RESTORE));
    }
}
