package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.naming.SqlNames;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule: PostgreSQL can store every name whole. What a name looks like does not matter, since all are quoted. */
final class NameRule {
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");
    private static final String RESERVED = "pg_";

    private final Problems problems;

    NameRule(Problems problems) {
        this.problems = problems;
    }

    /** Whether this can be the name of an object; where not, that is said. */
    boolean check(String name, Spot spot) {
        if (!SqlNames.isStorable(name)) {
            problems.add(spot.problem(Code.UNSTORABLE_TEXT, "\"%s\" cannot be a name".formatted(visible(name)))
                    .because("PostgreSQL cannot store the character with the code 0, nor half of a surrogate pair.")
                    .fix("Leave the character out."));
            return false;
        }
        if (!SqlNames.fits(name)) {
            problems.add(spot.problem(Code.NAME_TOO_LONG, "\"%s\" is too long for a name".formatted(name))
                    .because("It has %d bytes, and PostgreSQL would cut it to %d."
                            .formatted(SqlNames.bytes(name), SqlNames.MAX_BYTES))
                    .fix("Write a shorter name of your own in the annotation."));
            return false;
        }
        return true;
    }

    /** As {@link #check}, for a PostgreSQL schema. */
    boolean checkNamespace(String name, Spot spot) {
        if (name.startsWith(RESERVED)) {
            problems.add(spot.problem(Code.RESERVED_NAMESPACE, "\"%s\" cannot be the schema".formatted(name))
                    .because("PostgreSQL keeps names that begin with \"pg_\" for itself.")
                    .fix("Choose another name."));
            return false;
        }
        return check(name, spot);
    }

    /** The tablespace that an annotation names; null for none. */
    @Nullable
    String tablespace(AnnotationUse use, Spot spot) {
        return use.text("tablespace")
                .filter(name -> check(name, spot.value("tablespace")))
                .orElse(null);
    }

    /** As {@link #check}, for a column. */
    boolean checkColumn(String name, Spot spot) {
        if (SYSTEM_COLUMNS.contains(name)) {
            problems.add(spot.problem(Code.SYSTEM_COLUMN, "\"%s\" is the name of a system column".formatted(name))
                    .because("Every table has one already (PostgreSQL manual, section \"System Columns\").")
                    .fix("Write another name: @Column(name = \"%s_\")".formatted(name)));
            return false;
        }
        return check(name, spot);
    }

    /** A text with escapes for what a terminal would not show. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            boolean odd = Character.isISOControl(c) || Character.isSurrogate((char) c);
            out.append(odd ? "\\u%04x".formatted(c) : String.valueOf((char) c));
        });
        return out.toString();
    }
}
