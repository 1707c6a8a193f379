package dev.dunlin.schema.diff;

import java.util.List;

/**
 * Something that the comparison noticed and that its author has to know or to decide.
 *
 * @param code what it is
 * @param subject what it is about, by its wanted name
 * @param candidates names that come into question: the objects that are gone, or former names that resemble the one written
 * @param settledBy what the author may accept to drop, so that nothing is left to decide
 */
public record Finding(Code code, Subject subject, List<String> candidates, List<Subject> settledBy) {
    /** What can be noticed. */
    public enum Code {
        /** A table, column or label is new beside one that is gone: a rename or not, only the author knows. */
        AMBIGUOUS(true),
        /** A former name that the history does not know. */
        UNKNOWN_FORMER_NAME(true),
        /** A former name that another declaration still bears. */
        FORMER_NAME_IN_USE(true),
        /** A former name that two declarations claim. */
        FORMER_NAME_CLAIMED_TWICE(true),
        /** A table is to inherit others than it does, and cannot; the only candidate says why. */
        OTHER_PARENTS(true),
        /**
         * A table, partition or column of a partition key that is to be divided in another way: PostgreSQL can only make a
         * new table and move the rows.
         */
        CANNOT_REPARTITION(true),
        /** A former name that has done its work and can go. */
        SPENT_MARKER(false);

        private final boolean error;

        Code(boolean error) {
            this.error = error;
        }

        /** Whether nothing can be generated before it is settled. */
        public boolean isError() {
            return error;
        }
    }

    public Finding {
        candidates = List.copyOf(candidates);
        settledBy = List.copyOf(settledBy);
    }
}
