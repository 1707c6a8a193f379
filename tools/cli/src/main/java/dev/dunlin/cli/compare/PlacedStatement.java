package dev.dunlin.cli.compare;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlStatement;
import dev.dunlin.schema.sql.Sql;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a file of objects that was turned to something beside the real one: a function of another PostgreSQL schema, a
 * trigger of a copy of its table. Only statements that can be are; others, and those that would lock what they mention, are not.
 *
 * @param sql the statement on what stands beside
 * @param subject what it makes, or is about: a routine, or a table
 * @param file what a reader of databases calls the file of it, without the PostgreSQL schema
 * @param onTable whether the subject is a table
 */
record PlacedStatement(String sql, QualifiedName subject, String file, boolean onTable) {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

    private static final String QUALIFIED = "(?:(?<namespace>" + NAME + ")\\s*\\.\\s*)?(?<name>" + NAME + ")";

    private static final Pattern ROUTINE =
            pattern("(?<head>CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:FUNCTION|PROCEDURE|AGGREGATE)\\s+)" + QUALIFIED
                    + "(?<rest>\\s*\\(.*)");

    private static final Pattern OF_ROUTINE = pattern(
            "(?<head>(?:COMMENT\\s+ON|(?:GRANT|REVOKE)\\s[\\w\\s]+?\\sON)\\s+(?:FUNCTION|PROCEDURE|ROUTINE|AGGREGATE)\\s+)"
                    + QUALIFIED + "(?<rest>\\s*\\([^()]*\\)\\s+(?:TO|FROM|IS)\\s.*)");

    private static final Pattern TRIGGER =
            pattern("(?<head>CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:CONSTRAINT\\s+)?TRIGGER\\s+(?<trigger>" + NAME
                    + ")\\s+(?:BEFORE|AFTER)\\s.*?\\sON\\s+)" + QUALIFIED + "(?<rest>\\s.*)");

    private static final Pattern OF_TRIGGER = pattern(
            "(?<head>COMMENT\\s+ON\\s+TRIGGER\\s+(?<trigger>" + NAME + ")\\s+ON\\s+)" + QUALIFIED + "(?<rest>\\s.*)");

    private static final Pattern GRANT =
            pattern("(?<head>GRANT\\s[\\w\\s,]+?\\sON\\s+(?:TABLE\\s+)?)" + QUALIFIED + "(?<rest>\\s+TO\\s.*)");

    private static final Pattern PARSED_BODY = pattern(".*\\b(?:BEGIN\\s+ATOMIC|RETURN)\\b.*");
    private static final Pattern QUOTED_BODY = pattern(".*\\bAS\\s*(?:E?'|\\$).*");

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /**
     * The statement beside the real thing; empty if that cannot be.
     *
     * @param place where something stands instead of where it has its name
     */
    static Optional<PlacedStatement> of(SqlStatement statement, UnaryOperator<QualifiedName> place) {
        String sql = statement.sql();
        Matcher routine = ROUTINE.matcher(sql);
        if (routine.matches()) {
            boolean isParsed = PARSED_BODY.matcher(sql).matches()
                    && !QUOTED_BODY.matcher(sql).matches();
            return isParsed ? Optional.empty() : Optional.of(of(routine, "", false, place));
        }
        Matcher ofRoutine = OF_ROUTINE.matcher(sql);
        if (ofRoutine.matches()) {
            return Optional.of(of(ofRoutine, "", false, place));
        }
        for (Pattern pattern : new Pattern[] {TRIGGER, OF_TRIGGER}) {
            Matcher trigger = pattern.matcher(sql);
            if (trigger.matches()) {
                return Optional.of(of(trigger, unquoted(trigger.group("trigger")), true, place));
            }
        }
        Matcher grant = GRANT.matcher(sql);
        return grant.matches() ? Optional.of(of(grant, "", true, place)) : Optional.empty();
    }

    private static PlacedStatement of(
            Matcher matcher, String trigger, boolean onTable, UnaryOperator<QualifiedName> place) {
        QualifiedName subject =
                new QualifiedName(unquotedOrNull(matcher.group("namespace")), unquoted(matcher.group("name")));
        String sql = matcher.group("head") + Sql.name(place.apply(subject)) + matcher.group("rest");
        String file = subject.name();
        if (onTable) {
            file = trigger.isEmpty() ? "grants_" + file : "trigger_" + file + "_" + trigger;
        }
        return new PlacedStatement(sql, subject, file, onTable);
    }

    private static @Nullable String unquotedOrNull(@Nullable String name) {
        return name == null ? null : unquoted(name);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }
}
