package dev.dunlin.cli.catalog;

import dev.dunlin.testing.CatalogFingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What two databases have in common and in what they differ, one line for each thing.
 *
 * @param common how many lines are the same
 * @param differences the others, those of the first database with a minus
 */
record Fingerprints(int common, List<String> differences) {
    private static final Pattern OPTIONS = Pattern.compile(" WITH \\(([a-z_]+='[^)]*)\\)");

    static Fingerprints of(Connection first, Connection second) throws SQLException {
        List<String> one = lines(first);
        List<String> other = lines(second);
        List<String> differences = new ArrayList<>();
        List<String> gone = new ArrayList<>(one);
        gone.removeAll(other);
        gone.forEach(line -> differences.add("- " + line));
        List<String> added = new ArrayList<>(other);
        added.removeAll(one);
        added.forEach(line -> differences.add("+ " + line));
        return new Fingerprints(one.size() - gone.size(), differences);
    }

    /**
     * Six digits of a second are what there is without any precision, and no difference, nor is the order of storage parameters,
     * or a cast of each element of a list instead of the whole: PostgreSQL itself makes the one of the other.
     */
    private static List<String> lines(Connection connection) throws SQLException {
        return CatalogFingerprint.of(connection).stream()
                .map(Fingerprints::normal)
                .toList();
    }

    private static String normal(String line) {
        String text = line.replaceAll("\\b(timestamp|time|interval)\\(6\\)", "$1")
                .replaceAll("\\(('[^']*'::character varying)\\)::text", "$1")
                .replaceAll("\\(ARRAY\\[([^\\]]*)\\]\\)::text\\[\\]", "ARRAY[$1]");
        Matcher options = OPTIONS.matcher(text);
        return options.replaceAll(found -> Matcher.quoteReplacement(
                " WITH (" + Stream.of(found.group(1).split(", ")).sorted().collect(Collectors.joining(", ")) + ")"));
    }

    /** The differences in things that are not listed as unmanaged. */
    List<String> unexplained(Collection<Unmanaged> unmanaged) {
        List<String> names = unmanaged.stream()
                .filter(each -> !each.kind().equals("role"))
                .map(each -> each.name().replaceFirst(" (ON|in|AS) .*| [a-z]+$", ""))
                .toList();
        return differences.stream()
                .filter(line -> names.stream().noneMatch(line::contains))
                .toList();
    }
}
