package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a failed statement into words: what, where, why, and the way out.
 *
 * @param statement the one that failed; null if the commit did
 * @param error PostgreSQL's
 * @param before the migration's row when this attempt began; null if there was none
 * @param doubt what to do when nobody knows what was carried out; null if that is known
 */
record FailureReport(
        String history,
        Migration migration,
        @Nullable SqlStatement statement,
        SQLException error,
        @Nullable HistoryRow before,
        @Nullable String doubt) {
    /** The driver's line for the place of the error, counted in characters from 1, in whatever language. */
    private static final Pattern POSITION = Pattern.compile("\\n\\s+\\S+ ?[:：] ?([0-9]+)\\s*$", Pattern.MULTILINE);

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry(
                    "23505",
                    "Two rows have the values named above: change or remove one, or merge them, and then migrate."),
            Map.entry(
                    "23503",
                    "The row named above refers to one that is not there: remove it, or add the missing one, and then migrate."),
            Map.entry("23502", "Rows without a value are in the way: fill them first, or give the column a default."),
            Map.entry("23514", "A row breaks the check: correct it first, and then migrate."),
            Map.entry(
                    "42501",
                    "The role that migrates lacks the right: grant it, or migrate with the role that owns the object."),
            Map.entry(
                    "55P03",
                    "Another session holds a lock on the table; see pg_stat_activity and pg_locks, and migrate when it has ended."),
            Map.entry(
                    "55P04",
                    "A label that ALTER TYPE … ADD VALUE adds can be used only after its commit: use it in a later migration."),
            Map.entry(
                    "2D000",
                    "A procedure or block that commits by itself cannot run in a transaction: put it into a migration of its own whose first line is \"-- dunlin:no-transaction\"."),
            Map.entry(
                    "25001",
                    "PostgreSQL forbids this statement a transaction: put it into a migration of its own whose first line is \"-- dunlin:no-transaction\"."));

    MigrationFailedException exception() {
        return new MigrationFailedException(place(), message(), error);
    }

    private String message() {
        String what = "Migration %s of history \"%s\" failed ".formatted(migration.name(), history);
        return what + where() + "\n\n" + indented(errorText()) + "\n  SQLSTATE: " + error.getSQLState() + "\n\n"
                + wayOut();
    }

    private String where() {
        if (statement == null) {
            return "when it was to be committed, after all of its statements had succeeded.\n\n  " + migration.file();
        }
        FailedStatement place = place();
        return "at statement %s of %s.\n\n  %s:%s:%s\n%s"
                .formatted(
                        place.number(),
                        place.count(),
                        place.file(),
                        place.line(),
                        place.column(),
                        indented(Texts.excerpt(statement.sql(), 12, 1000)));
    }

    private FailedStatement place() {
        int count = migration.script().statementCount();
        if (statement == null) {
            return new FailedStatement(history, migration.name(), migration.file(), 0, 0, 0, count);
        }
        int[] fault = fault(statement);
        return new FailedStatement(
                history, migration.name(), migration.file(), fault[0], fault[1], statement.number(), count);
    }

    /** Line and column of the fault, as near as PostgreSQL tells. */
    private int[] fault(SqlStatement failed) {
        int line = failed.position().line();
        int column = failed.position().column();
        Matcher position = POSITION.matcher(String.valueOf(error.getMessage()));
        String sql = failed.sql();
        if (position.find()) {
            int characters = Integer.parseInt(position.group(1)) - 1;
            if (characters <= sql.codePointCount(0, sql.length())) {
                String before = sql.substring(0, sql.offsetByCodePoints(0, characters));
                int lastLine = before.lastIndexOf('\n');
                line += (int) before.chars().filter(c -> c == '\n').count();
                column = lastLine < 0 ? column + before.length() : before.length() - lastLine;
            }
        }
        return new int[] {line, column};
    }

    /** PostgreSQL's message with detail and hint; the place stands above it already. */
    private String errorText() {
        return POSITION.matcher(String.valueOf(error.getMessage()))
                .replaceFirst("")
                .stripTrailing();
    }

    private String wayOut() {
        if (doubt != null) {
            return doubt;
        }
        int done = doneBefore();
        @Nullable String advice = ADVICE.get(String.valueOf(error.getSQLState()));
        String text = (done == 0 ? "Nothing of this migration was kept. " : "")
                + (advice == null ? "Correct what PostgreSQL complains about, and then migrate again." : advice);
        if (done > 0) {
            text += "\nThe %s above it stay applied; the next run goes on at the statement that failed."
                    .formatted(Texts.count(done, "statement"));
        }
        if (isDuplicateObject() && before == null) {
            text +=
                    "\nIf this database is older than its history, declare what it already has with baseline, instead of"
                            + " running it.";
        }
        if (before != null && before.state() == RowState.FAILED) {
            text += "\nIt has failed before. The ways out:" + (done == 0 ? waysOutOfNothing() : waysOutOfHalf());
        }
        return text;
    }

    private String waysOutOfNothing() {
        return bullets(
                "the migration is wrong: correct migration.sql, which is not applied and may be edited, and migrate again;",
                "the data is in the way: correct the data and migrate again;",
                "all it does is in the database already: resolve --applied %s (resolveApplied in the API)."
                        .formatted(migration.name()));
    }

    private String waysOutOfHalf() {
        return bullets(
                "the data is in the way: correct the data and migrate again;",
                "the migration is wrong: do the rest of it by hand and resolve --applied %1$s; or undo by hand what is applied, resolve --rolled-back %1$s, correct migration.sql and migrate again."
                        .formatted(migration.name()));
    }

    private static String bullets(String... points) {
        return "\n  - " + String.join("\n  - ", points);
    }

    private int doneBefore() {
        if (statement == null) {
            return 0;
        }
        int number = statement.number();
        return migration.script().units().stream()
                .mapToInt(unit -> unit.lastNumber())
                .filter(last -> last < number)
                .max()
                .orElse(0);
    }

    private boolean isDuplicateObject() {
        String state = String.valueOf(error.getSQLState());
        return state.equals("42P07") || state.equals("42710") || state.equals("42P06");
    }

    private static String indented(String text) {
        return "  " + text.replace("\n", "\n  ");
    }
}
