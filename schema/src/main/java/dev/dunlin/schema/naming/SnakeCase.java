package dev.dunlin.schema.naming;

/**
 * Turns Java names into names in snake case. A word begins at an upper-case letter behind one that is not, and at the
 * last of several upper-case letters if a lower-case one follows; digits belong to the word before them:
 *
 * <pre> cutId → cut_id    cutID → cut_id    URLPath → url_path    userID2 → user_id2    address2Line → address2_line
 * </pre>
 *
 * The result depends on nothing but the name, and never changes between versions.
 */
public final class SnakeCase {
    private SnakeCase() {}

    /** The name in snake case; underscores in it stay. */
    public static String of(String javaName) {
        int[] points = javaName.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < points.length; at++) {
            if (at > 0 && beginsWord(points, at)) {
                out.append('_');
            }
            out.appendCodePoint(Character.toLowerCase(points[at]));
        }
        return out.toString();
    }

    private static boolean beginsWord(int[] points, int at) {
        if (!isUpper(points[at]) || points[at - 1] == '_') {
            return false;
        }
        boolean lowerFollows = at + 1 < points.length && Character.isLowerCase(points[at + 1]);
        return !isUpper(points[at - 1]) || lowerFollows;
    }

    private static boolean isUpper(int point) {
        return Character.isUpperCase(point) || Character.isTitleCase(point);
    }
}
