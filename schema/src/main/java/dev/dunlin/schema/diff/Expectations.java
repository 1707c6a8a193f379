package dev.dunlin.schema.diff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change expects of the schema to which it is applied; where it is otherwise, a {@link FoldException} says so. */
final class Expectations {
    private Expectations() {}

    static <T> T present(Change change, @Nullable T found, String what) {
        if (found == null) {
            throw new FoldException(change, "there is no " + what);
        }
        return found;
    }

    static void absent(Change change, @Nullable Object found, String what) {
        if (found != null) {
            throw new FoldException(change, what + " exists already");
        }
    }

    static void expect(Change change, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw new FoldException(
                    change,
                    "%s was expected as %s, and is %s".formatted(name(change), expected, found),
                    new FoldException.Mismatch(expected, found));
        }
    }

    static String name(Change change) {
        return change.subject().relativeTo(null);
    }

    static String member(Subject subject) {
        return Objects.requireNonNull(subject.member(), "member");
    }
}
