package dev.dunlin.runtime;

import dev.dunlin.testing.TestDatabase;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes up scripts whose semicolons stand wherever PostgreSQL allows them. Every statement is one that succeeds. */
final class ScriptCorpus {
    private final Random random;
    private int names;

    ScriptCorpus(long seed) {
        random = new Random(seed);
    }

    /** A script, perhaps with a byte-order mark and with line ends of other systems. */
    String script() {
        StringBuilder text = new StringBuilder("create table noted (what text);").append(gap());
        int count = 5 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            text.append(statement())
                    .append(some(" ", "\n", "", "/* ; */", " -- ;'\n"))
                    .append(";")
                    .append(some("", "", ";", " ; ;"))
                    .append(gap());
        }
        // The last one needs no semicolon.
        text.append("insert into noted values ('end')").append(some("", "\n", " -- ;", "/* ; */"));
        String script = random.nextInt(3) == 0 ? text.toString().replace("\n", "\r\n") : text.toString();
        return random.nextInt(4) == 0 ? "\ufeff" + script : script;
    }

    private String statement() {
        String name = "n" + names++;
        List<Supplier<String>> kinds = List.of(
                () -> words("insert", "into", "noted", "values", "(" + expression(2) + ")"),
                () -> words("insert", "into", "noted", "select", expression(2)),
                () -> words("select", expression(2), "as", identifier()),
                () -> words("create", "table", "\"" + name + ";\"", "(a$b$c int,", identifier(), "text)"),
                () -> words("comment", "on", "table", "noted", "is", body("a;")),
                () -> words("do", body("begin insert into noted values (" + expression(1) + "); end")),
                () -> words("create", "function", name + "()", "returns", "text", "language", "sql", "as")
                        + gap()
                        + body("select 'a;'::text; select " + expression(1)),
                () -> words("create", "function", name + "(a text)", "returns", "text", "language", "plpgsql", "as")
                        + gap()
                        + body("begin return $1 || " + expression(1) + "; end"),
                () -> routine(name),
                () -> routine(name),
                () -> words("create", "table", name, "(i int)") + ";" + gap()
                        + words("create", "rule", "r", "as", "on", "insert", "to", name, "do", "also")
                        + " (insert into noted values (" + expression(1) + ");" + gap()
                        + "insert into noted values ('b;'))",
                () -> "begin;" + gap() + "insert into noted values (" + expression(1) + ");" + gap() + "commit");
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    /** One whose body is SQL, from PostgreSQL 14 on. */
    private String routine(String name) {
        if (TestDatabase.serverVersion() < 14) {
            return "select 1";
        } else if (random.nextBoolean()) {
            return words(some("create", "create or replace"), "procedure", name + "()", some("language sql", ""))
                    + gap() + "begin" + gap() + some("atomic", "ATOMIC") + gap() + "insert into noted values ("
                    + expression(2) + ");" + gap() + "insert into noted select case when true then " + expression(1)
                    + " else case 1 when 2 then 'a;' end end;" + gap() + "end";
        }
        return words("create", "function", name + "()", "returns", "text", "language", "sql")
                + gap() + some("begin", "BEGIN") + " atomic" + gap() + "select " + expression(2) + ";" + gap()
                + "select case when true then " + expression(1) + " end" + gap() + "; end";
    }

    private String expression(int depth) {
        if (depth == 0) {
            return literal();
        }
        List<Supplier<String>> kinds = List.of(
                this::literal,
                () -> expression(depth - 1) + some("||", " || ", "||/* ; */", "|| -- ;\n") + expression(depth - 1),
                () -> "(select" + gap() + expression(depth - 1) + ")",
                () -> "(select x.\"c;'\" from (select " + expression(depth - 1) + " as \"c;'\") x)",
                () -> "case when true then " + expression(depth - 1) + " else " + literal() + " end",
                () -> "(array[" + expression(depth - 1) + ", ';'])[1]",
                () -> "cast(" + expression(depth - 1) + gap() + "as text)",
                () -> "(select \"x;\" from (values (" + expression(depth - 1) + ")) v (\"x;\"))");
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private String literal() {
        String tag = some("", "", "a", "tag1", "_x", "é", "end");
        return some(
                "'it''s; -- no /* comment'",
                "'back\\'",
                "''",
                "E'a\\';b'",
                "e'\\\\'",
                "E'a'''",
                // Not one that goes on in the next line with a backslash: psql, which reads line by line, takes it for
                // two.
                "E'a'\n'b;'",
                "'a'\n\n  'b;'",
                "'a' -- it's;\n 'b;'",
                "'a'\r'b;'",
                "U&'d\\0061t;\\+000061'",
                "u&'d!0061;' uescape '!'",
                "B'101'::text",
                "x'1F'::text",
                "text'typed;\\'",
                "N'n;'",
                "1.5e3::text",
                "(1+/* ; */2)::text",
                "(2-1-- ;\n)::text",
                "'漢字;\u00a0'",
                "$%1$s$ ; ' -- /* $%1$s$".formatted(tag),
                "$%1$s$ $other$ ; $x $%1$s$".formatted(tag),
                "$a$$b$;$a$");
    }

    /** A text as a literal; it holds none of the tags used here. */
    private String body(String text) {
        return some("$body$ " + text + "; $body$", "$é1$" + text + ";$é1$", "'" + text.replace("'", "''") + "'");
    }

    private String identifier() {
        return some(
                "plain",
                "\"a;b\"",
                "\"a\"\"b;\"",
                "U&\"d\\0061t;\"",
                "a$b$",
                "é",
                "\"$$\"",
                "\"'\"",
                "\"--\"",
                "\"/*\"");
    }

    private String words(String... words) {
        StringBuilder joined = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            joined.append(gap()).append(words[i]);
        }
        return joined.toString();
    }

    /** White space, at least one character of it, perhaps with comments. */
    private String gap() {
        return some(
                " ",
                " ",
                " ",
                " ",
                "\n",
                "\t",
                "  \f ",
                "\r",
                " -- it's; $$ \" /* \n",
                " -- the line end of old;\r",
                "/* ' ; */",
                " /* a /* b; */ $$ ; \" */ ",
                "/**/\n",
                "\n\n");
    }

    private String some(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
