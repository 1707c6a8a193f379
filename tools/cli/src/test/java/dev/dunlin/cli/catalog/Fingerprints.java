package dev.dunlin.cli.catalog;

import dev.dunlin.testing.CatalogFingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What two databases have in common and in what they differ, one line for each thing.
 *
 * @param common how many lines are the same
 * @param differences the others, those of the first database with a minus
 */
record Fingerprints(int common, List<String> differences) {
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

    /** Six digits of a second are what there is without any precision, and no difference. */
    private static List<String> lines(Connection connection) throws SQLException {
        return CatalogFingerprint.of(connection).stream()
                .map(line -> line.replaceAll("\\b(timestamp|time|interval)\\(6\\)", "$1"))
                .toList();
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
