package dev.dunlin.schema.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement of a file creates or grants.
 *
 * @param removal the statement that takes it away again, without semicolon; two definitions with one removal are of the same
 *     thing
 * @param replaces whether the statement can be run where the thing is there already
 * @param shape what must be the same for that: the parameters of a function and what it returns
 * @param provides its name, as the scanner folds it, where expressions and queries can use it; else empty
 * @param on name of the table or view that it belongs to and goes with, as a trigger does; null for none
 */
public record SqlDefinition(
        SqlExpression removal,
        boolean replaces,
        String shape,
        List<String> provides,
        @Nullable String on) {
    public SqlDefinition {
        provides = List.copyOf(provides);
    }

    /** Whether its statement does all that is needed where an older one was run. */
    public boolean replaces(SqlDefinition old) {
        return replaces && removal.equals(old.removal) && shape.equals(old.shape);
    }

    /** Whether it is a trigger of a table or view. */
    public boolean isTrigger() {
        return on != null && removal.sql().startsWith("DROP TRIGGER ");
    }

    /** Whether it gives privileges and makes nothing. */
    boolean isGrant() {
        return removal.sql().startsWith("REVOKE ");
    }
}
