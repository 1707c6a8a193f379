package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import dev.dunlin.runtime.script.Unit;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a failed statement into words: what, where, why, and the way out. */
final class FailureReport {
    /** The driver's line for the place of the error, counted in characters from 1, in whatever language. */
    private static final Pattern POSITION = Pattern.compile("\\n\\s+\\S+ ?[:：] ?([0-9]+)\\s*$", Pattern.MULTILINE);

    private final String history;
    private final Migration migration;
    private final SQLException error;
    private final @Nullable SqlStatement statement;
    private final @Nullable HistoryRow before;
    private final @Nullable String doubt;

    /**
     * Takes the facts together.
     *
     * @param statement the one that failed; null if the commit did
     * @param before the migration's row when this run came to it; null if there was none
     * @param doubt what to do when nobody knows what was carried out; null if that is known
     */
    FailureReport(
            String history,
            Migration migration,
            @Nullable SqlStatement statement,
            SQLException error,
            @Nullable HistoryRow before,
            @Nullable String doubt) {
        this.history = history;
        this.migration = migration;
        this.statement = statement;
        this.error = error;
        this.before = before;
        this.doubt = doubt;
    }

    private String upToFault(String sql) {
        Matcher position = POSITION.matcher(String.valueOf(error.getMessage()));
        int characters = position.find() ? Integer.parseInt(position.group(1)) - 1 : 0;
        return sql.codePointCount(0, sql.length()) < characters
                ? ""
                : sql.substring(0, sql.offsetByCodePoints(0, characters));
    }

    /**
     * The exception to throw. Its line is that of the fault, as near as PostgreSQL tells.
     *
     * @param blockers who is in the statement's way, on lines of their own; empty if nobody is known
     */
    MigrationFailedException exception(String blockers) {
        int count = migration.script().statementCount();
        int line = 0;
        int column = 0;
        int number = 0;
        String place =
                "when it was to be committed, after all of its statements had succeeded.\n\n  " + migration.file();
        if (statement != null) {
            String head = upToFault(statement.sql);
            int lastLine = head.lastIndexOf('\n');
            line = statement.line + head.split("\n", -1).length - 1;
            column = lastLine < 0 ? statement.column + head.length() : head.length() - lastLine;
            number = statement.number;
            place = "at statement %s of %s.\n\n  %s:%s:%s\n  %s"
                    .formatted(
                            number,
                            count,
                            migration.file(),
                            line,
                            column,
                            Texts.indented(Texts.excerpt(statement.sql, 12, 1000), 2));
        }
        String what = migration.description();
        String message = Character.toUpperCase(what.charAt(0))
                + "%s of history \"%s\" failed %s\n\n  %s\n  SQLSTATE: %s%s\n\n%s"
                        .formatted(
                                what.substring(1),
                                history,
                                place,
                                errorText(),
                                error.getSQLState(),
                                Texts.indented(blockers, 2),
                                doubt == null ? wayOut() : doubt);
        return new MigrationFailedException(
                message, error, history, migration.name(), migration.file(), line, column, number, count);
    }

    /** PostgreSQL's message with detail and hint; the place stands above it already. */
    private String errorText() {
        String text = POSITION.matcher(String.valueOf(error.getMessage())).replaceFirst("");
        return Texts.indented(text.stripTrailing(), 2);
    }

    private String wayOut() {
        String state = String.valueOf(error.getSQLState());
        int done = doneBefore();
        boolean clean = statement == null || CatalogProbe.leavesNothing(statement, state);
        if (migration.isReverse()) {
            return (done == 0 && clean ? "Nothing was rolled back. " : "")
                    + advice(state)
                    + "\nThe next rollback goes on at the statement that failed. Or undo the migration by hand, and then resolveRolledBack(\"%s\")."
                            .formatted(migration);
        }
        String text = (done == 0 && clean ? "Nothing of this migration was kept. " : "") + advice(state);
        if (!clean) {
            text += "\nThe build may have left an invalid index; the next run replaces it.";
        }
        if (done > 0) {
            text += "\nThe %s above it stay applied; the next run goes on at the statement that failed."
                    .formatted(Texts.count(done, "statement"));
        }
        if (!migration.members().isEmpty()) {
            text +=
                    "\nThis script stands for all migrations; to run them one by one instead, name their place with location(\"db/%s\")."
                            .formatted(history);
        }
        if (before == null && (state.equals("42P07") || state.equals("42710") || state.equals("42P06"))) {
            text +=
                    "\nIf this database is older than its history, declare what it already has with baseline, instead of running it.";
        }
        if (before != null && before.state == MigrationState.FAILED) {
            text += (done == 0 ? """

                            It has failed before. The ways out:
                              - the migration is wrong: correct migration.sql, which is not applied and may be edited, and migrate again;
                              - the data is in the way: correct the data and migrate again;
                              - all it does is in the database already: resolveApplied(\"%1$s\").""" : """

                            It has failed before. The ways out:
                              - the data is in the way: correct the data and migrate again;
                              - the migration is wrong: do the rest of it by hand and resolveApplied(\"%1$s\"); or undo by hand what is applied, resolveRolledBack(\"%1$s\"), correct migration.sql and migrate again.""").formatted(migration);
        }
        return text;
    }

    private static String advice(String state) {
        return switch (state) {
            case "23505" ->
                "Two rows have the values named above: change or remove one, or merge them, and then migrate.";
            case "23503" ->
                "The row named above refers to one that is not there: remove it, or add the missing one, and then migrate.";
            case "23502" -> "Rows without a value are in the way: fill them first, or give the column a default.";
            case "23514" -> "A row breaks the check: correct it first, and then migrate.";
            case "42501" ->
                "The role that migrates lacks the right: grant it, or migrate with the role that owns the object.";
            case "55P03" ->
                "Another session holds a lock on the table: migrate when it has ended, or end it with select pg_terminate_backend(pid).";
            case "55P04" ->
                "A label that ALTER TYPE … ADD VALUE adds can be used only after its commit: use it in a later migration.";
            case "2D000", "25001" ->
                "PostgreSQL forbids it a transaction: put it into a migration of its own whose first line is \"-- dunlin:no-transaction\".";
            default -> "Correct what PostgreSQL complains about, and then migrate again.";
        };
    }

    private int doneBefore() {
        int done = 0;
        for (Unit unit : migration.script().units) {
            done = statement != null && unit.lastNumber() < statement.number ? unit.lastNumber() : done;
        }
        return done;
    }
}
