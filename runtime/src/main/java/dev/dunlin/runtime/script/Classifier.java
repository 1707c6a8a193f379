package dev.dunlin.runtime.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the kind of a statement by its outline, as PostgreSQL 13 to 18 understand it. The first rule that fits decides. */
final class Classifier {
    private static final String NAME = "((?!U&)(?:\"(?:[^\"]|\"\")*+\"|[^\"\\s.]++)++)";
    private static final String QUALIFIED = "((?!U&)(?:\"(?:[^\"]|\"\")*+\"|[^\"\\s]++)++)";
    private static final String OBJECT = "(DATABASE|TABLESPACE|SUBSCRIPTION) ";
    private static final String OPTIONS = "(?:\\( [^)]*\\) )?";

    /** Outlines, each with the {@link StatementKind}, or with code and message if it is refused. */
    private static final Map<Pattern, Object> RULES = new LinkedHashMap<>();

    static {
        rule("(?:BEGIN|START)(?: WORK| TRANSACTION)?", StatementKind.BEGIN);
        rule("(?:COMMIT|END)(?: WORK| TRANSACTION)?(?: AND NO CHAIN)?", StatementKind.COMMIT);
        rule("(?:COMMIT|ROLLBACK) PREPARED.*", StatementKind.UNTRACEABLE);
        rule("ROLLBACK(?: WORK| TRANSACTION)? TO.*", StatementKind.ORDINARY);
        control(
                "(?:BEGIN|START) .*",
                "a transaction that chooses its mode in its BEGIN is not supported; write a plain BEGIN and a SET TRANSACTION");
        control("(?:COMMIT|END) .*", "only a plain COMMIT is supported");
        control(
                "(?:ROLLBACK|ABORT)\\b.*",
                "a migration that takes back its own work is not supported; leave out what should not stay");
        control("PREPARE TRANSACTION.*", "two-phase commit is not supported in a migration");

        sql(
                "SET (?:SESSION |LOCAL )?STANDARD_CONFORMING_STRINGS (?:=|TO) '?(?:off?|f|false|no?|0)'?",
                "standard_conforming_strings = off changes where strings end and is not supported; write E'…' where a backslash escapes");
        rule("SET TRANSACTION.*", StatementKind.TRANSACTION_MODE);
        rule("SET (?:LOCAL|CONSTRAINTS|SESSION CHARACTERISTICS)\\b.*", StatementKind.ORDINARY);
        rule("SET (?:SESSION (?!AUTHORIZATION\\b))?(.*)", StatementKind.SESSION_SETTING);
        sql(
                "COPY .*(?:FROM STDIN|TO STDOUT)\\b.*",
                "COPY FROM STDIN and TO STDOUT need psql, which carries the data; write INSERT statements, or COPY from a file of the server");

        String index = "CREATE (?:UNIQUE )?INDEX CONCURRENTLY ";
        rule(
                index + "IF NOT EXISTS " + NAME + " ON (?:ONLY )?" + QUALIFIED + ".*",
                StatementKind.CREATE_INDEX_IF_MISSING);
        rule(index + "(?!ON )" + NAME + " ON (?:ONLY )?" + QUALIFIED + ".*", StatementKind.CREATE_INDEX);
        // Without a name PostgreSQL makes one up, so that the catalog cannot be asked.
        rule(index + ".*", StatementKind.UNTRACEABLE);
        rule("DROP INDEX CONCURRENTLY (?:IF EXISTS )?" + QUALIFIED + ".*", StatementKind.DROP_INDEX);
        rule("REINDEX " + OPTIONS + "(?:SCHEMA|DATABASE|SYSTEM)\\b.*", StatementKind.REPEATABLE);
        rule("REINDEX " + OPTIONS + "(?:INDEX|TABLE) CONCURRENTLY " + QUALIFIED, StatementKind.REINDEX);
        rule("REINDEX \\( [^)]*CONCURRENTLY [^)]*\\) (?:INDEX|TABLE) " + QUALIFIED, StatementKind.REINDEX);
        // The table comes first here, and the name second.
        rule(
                "ALTER TABLE (?:IF EXISTS )?(?:ONLY )?" + QUALIFIED + " DETACH PARTITION " + QUALIFIED
                        + " CONCURRENTLY",
                StatementKind.DETACH_PARTITION);
        rule("ALTER TABLE .*\\bVALIDATE CONSTRAINT .*", StatementKind.VALIDATION);
        rule("CREATE " + OBJECT + NAME + ".*", StatementKind.CREATE_OBJECT);
        rule("DROP " + OBJECT + "(?:IF EXISTS )?" + NAME + ".*", StatementKind.DROP_OBJECT);
        rule("ALTER SUBSCRIPTION .*\\bPUBLICATION\\b.*", StatementKind.UNTRACEABLE);
        rule("ALTER (?:SYSTEM|DATABASE .* SET TABLESPACE) .*", StatementKind.REPEATABLE);
        // Without a table it walks over all of them in transactions of its own.
        rule("CLUSTER(?: VERBOSE| \\( [^)]*\\))?", StatementKind.REPEATABLE);
        rule("VACUUM\\b.*|DISCARD ALL", StatementKind.REPEATABLE);
    }

    private Classifier() {}

    private static void rule(String pattern, Object outcome) {
        RULES.put(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), outcome);
    }

    private static void control(String pattern, String refusal) {
        rule(pattern, new String[] {ScriptException.TRANSACTION_CONTROL, refusal});
    }

    private static void sql(String pattern, String refusal) {
        rule(pattern, new String[] {ScriptException.SQL, refusal});
    }

    /**
     * Adds to a statement what its words tell.
     *
     * @param outline the statement's tokens, one space between two of them but none around a dot, without comments and
     *     without what stands in parentheses, save the options of REINDEX and CLUSTER; cut where it gets long
     * @throws ScriptException if the statement cannot be part of a migration
     */
    static SqlStatement classify(SqlStatement statement, String outline) {
        for (Map.Entry<Pattern, Object> rule : RULES.entrySet()) {
            Matcher matcher = rule.getKey().matcher(outline);
            if (matcher.matches()) {
                if (rule.getValue() instanceof StatementKind kind) {
                    String first = matcher.groupCount() > 0 ? matcher.group(1) : null;
                    String second = matcher.groupCount() > 1 ? matcher.group(2) : null;
                    boolean nameFirst = kind.compareTo(StatementKind.DETACH_PARTITION) < 0;
                    return statement.of(kind, nameFirst ? first : second, nameFirst ? second : first);
                }
                String[] refusal = (String[]) rule.getValue();
                throw new ScriptException(refusal[0], statement, refusal[1]);
            }
        }
        return statement;
    }

    /**
     * Whether a block of PL/pgSQL has COMMIT or ROLLBACK as a statement of its own, which PostgreSQL refuses in a
     * transaction (PostgreSQL manual, PL/pgSQL, "Transaction Management").
     */
    static boolean commits(String body) {
        Lexer lexer = new Lexer(body);
        boolean atStart = true;
        try {
            for (Lexer.Token token = lexer.next(); token != Lexer.Token.END; token = lexer.next()) {
                if (atStart && (lexer.is("COMMIT") || lexer.is("ROLLBACK"))) {
                    return true;
                }
                atStart = lexer.isSymbol(';')
                        || lexer.is("BEGIN")
                        || lexer.is("THEN")
                        || lexer.is("ELSE")
                        || lexer.is("LOOP")
                        || (atStart && token == Lexer.Token.LINE_COMMENT);
            }
        } catch (ScriptException e) {
            // A body in a language whose lexical rules are others.
            return false;
        }
        return false;
    }
}
