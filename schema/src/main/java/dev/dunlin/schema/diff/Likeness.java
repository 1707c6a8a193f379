package dev.dunlin.schema.diff;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which names may have been meant by one that does not exist. */
final class Likeness {
    private static final int MOST = 3;

    private Likeness() {}

    /** The names that come closest, at most three; those that look like slips of the pen alone if there are any. */
    static List<String> closest(String written, Collection<?> names) {
        List<String> closest = names.stream()
                .map(String::valueOf)
                .sorted(Comparator.comparing((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        List<String> slips = closest.stream()
                .filter(name -> distance(written, name) * MOST <= written.length())
                .toList();
        return slips.isEmpty() ? closest : slips;
    }

    /** How many characters have to be added, removed or replaced to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
