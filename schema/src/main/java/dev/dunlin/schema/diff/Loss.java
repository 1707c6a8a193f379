package dev.dunlin.schema.diff;

/**
 * What undoing a change cannot make as it was, or takes away.
 *
 * @param subject what is concerned, by its name before the change
 */
public record Loss(Kind kind, Subject subject) {
    /** The ways of losing something. */
    public enum Kind {
        /** The table comes back without its rows. */
        ROWS,
        /** The column comes back without its values. */
        VALUES,
        /** Values were converted to another type; what that changed in them stays changed. */
        CONVERTED_VALUES,
        /** Values that do not fit into the former type are rounded or cut in silence on the way back. */
        NARROWED_VALUES,
        /** Which rows of the column were null is not known any more. */
        FILLED_VALUES,
        /** The attribute comes back without its values. */
        ATTRIBUTE_VALUES,
        /** The sequence begins again at its start. */
        POSITION,
        /** Values of the type were converted; what that changed in them stays changed. */
        CONVERTED_TYPE,
        /** The attribute goes with every value of it. */
        NEW_ATTRIBUTE_VALUES,
        /** The view comes back without the privileges that were granted on it. */
        PRIVILEGES,
        /** What the text of a file did beyond what is known to be undone stays done. */
        EFFECTS,
        /** The label stays, since a table is divided by a column of its type. */
        LABEL,
        /** The table goes with every row in it. */
        NEW_ROWS,
        /** The column goes with every value in it. */
        NEW_VALUES
    }
}
