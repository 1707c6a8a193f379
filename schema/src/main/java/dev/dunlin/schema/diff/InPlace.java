package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import java.util.TreeMap;

/** What PostgreSQL changes in a constraint or an index without building it or checking rows anew. */
public final class InPlace {
    private InPlace() {}

    /** Whether the two, of one name, differ at most in the comment or, as foreign keys, in when they are checked. */
    static boolean isPossible(Constraint from, Constraint to) {
        return plain(from).equals(plain(to));
    }

    /** Whether the two, of one name, differ at most in the comment or in storage parameters. */
    public static boolean isPossible(Index from, Index to) {
        return plain(from).equals(plain(to));
    }

    private static Constraint plain(Constraint constraint) {
        Constraint plain = constraint.withComment(null);
        return plain instanceof Constraint.ForeignKey key
                ? key.withDeferral(Constraint.Deferral.NOT_DEFERRABLE)
                : plain;
    }

    private static Index plain(Index index) {
        return index.withComment(null).withStorage(new TreeMap<>());
    }
}
