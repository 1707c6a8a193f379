package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Index;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rule: an index's access method can do what is asked of it (PostgreSQL manual, chapter "Index Types"). Of methods that
 * extensions bring, nothing is known.
 */
final class IndexMethodRule {
    static final String BTREE = "btree";

    private static final Set<String> KNOWN = Set.of(BTREE, "hash", "gin", "gist", "spgist", "brin");
    private static final Set<String> EXCLUDING = Set.of(BTREE, "hash", "gist", "spgist");
    private static final Set<String> INCLUDING = Set.of(BTREE, "gist", "spgist");
    private static final Set<String> ONE_COLUMN = Set.of("hash", "spgist");
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final int SPGIST_INCLUDE_SERVER = 14;

    private final Context context;

    IndexMethodRule(Context context) {
        this.context = context;
    }

    void check(AnnotationUse use, List<Index.Part> parts, List<DraftColumn> include, Spot spot) {
        String method = use.text("method").orElse(BTREE);
        boolean unique = use.flag("unique", false);
        if (!NAME.matcher(method).matches()) {
            report(
                    "\"%s\" is not an access method".formatted(method),
                    "Write for example: method = \"gin\"",
                    spot.value("method"));
        }
        if (use.flag("nullsNotDistinct", false)) {
            nulls(unique, spot.value("nullsNotDistinct"));
        }
        if (KNOWN.contains(method)) {
            checkKnown(method, unique, parts, include, spot);
        }
    }

    /** As for an index, for an exclusion constraint; false if the method has none at all. */
    boolean checkExclude(
            AnnotationUse use, String method, List<Index.Part> parts, List<DraftColumn> include, Spot spot) {
        if (!NAME.matcher(method).matches() || (KNOWN.contains(method) && !EXCLUDING.contains(method))) {
            report(
                    "\"%s\" has no exclusion constraints".formatted(method),
                    "Write for example: method = \"gist\"",
                    use.has("method") ? spot.value("method") : spot);
            return false;
        }
        if (KNOWN.contains(method)) {
            checkKnown(method, false, parts, include, spot);
        }
        return true;
    }

    private void checkKnown(
            String method, boolean unique, List<Index.Part> parts, List<DraftColumn> include, Spot spot) {
        boolean ordered = parts.stream().anyMatch(part -> part.descending() || part.nullsFirst());
        if (unique && !method.equals(BTREE)) {
            report(
                    "\"unique\" is not for the method " + method,
                    "Remove it, or use a btree index.",
                    spot.value("unique"));
        }
        if (ordered && !method.equals(BTREE)) {
            report(
                    "\"DESC\" or \"NULLS FIRST\" is not for the method " + method,
                    "Remove the order.",
                    spot.value("columns"));
        }
        if (!include.isEmpty() && !INCLUDING.contains(method)) {
            report("\"include\" is not for the method " + method, "Remove it.", spot.value("include"));
        }
        if (!include.isEmpty() && method.equals("spgist")) {
            new ServerRule(context).check("include", SPGIST_INCLUDE_SERVER, spot.value("include"));
        }
        if (parts.size() > 1 && ONE_COLUMN.contains(method)) {
            report(
                    "\"%s\" indexes have one column".formatted(method),
                    "Declare one index for each column.",
                    spot.value("method"));
        }
    }

    private void nulls(boolean unique, Spot spot) {
        if (!unique) {
            context.add(spot.problem(
                            Code.NULLS_NOT_DISTINCT, "\"nullsNotDistinct\" says nothing of an index that is not unique")
                    .fix("Remove it, or write: unique = true"));
        }
        new ServerRule(context).check("nullsNotDistinct", UniqueReader.NULLS_NOT_DISTINCT_SERVER, spot);
    }

    private void report(String what, String fix, Spot spot) {
        context.add(spot.problem(Code.INDEX_METHOD, what).fix(fix));
    }
}
