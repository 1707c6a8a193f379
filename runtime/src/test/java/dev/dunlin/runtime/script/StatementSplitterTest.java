package dev.dunlin.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where one statement ends and the next begins. */
class StatementSplitterTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("nothing", "", List.of()),
                arguments("only comments and semicolons", ";; -- a;\n/* b; */ ;", List.of()),
                arguments("two statements", "select 1; select 2;", List.of("select 1", "select 2")),
                arguments("no semicolon at the end", "select 1;\nselect 2\n", List.of("select 1", "select 2")),
                arguments("comments around a statement", "-- a\nselect 1 -- b\n;/* c */", List.of("select 1")),
                arguments("a comment inside stays", "select /* ; */ 1;", List.of("select /* ; */ 1")),
                arguments("a line comment inside stays", "select -- ;\n 1;", List.of("select -- ;\n 1")),
                arguments("a carriage return ends a comment", "-- a\rselect 1;", List.of("select 1")),
                arguments(
                        "a string that goes on after a carriage return",
                        "select E'a'\r'\\';'; x",
                        List.of("select E'a'\r'\\';'", "x")),
                arguments("nested comments", "/* a /* b; */ c; */ select 1", List.of("select 1")),
                arguments(
                        "a comment that opens in an operator", "select 1 +/* ; */ 2;", List.of("select 1 +/* ; */ 2")),
                arguments("a string", "select ';'; select 2", List.of("select ';'", "select 2")),
                arguments("a doubled quote", "select 'it''s;'; x", List.of("select 'it''s;'", "x")),
                arguments("a backslash in a standard string", "select 'a\\'; x", List.of("select 'a\\'", "x")),
                arguments("a backslash in an escape string", "select E'a\\';'; x", List.of("select E'a\\';'", "x")),
                arguments("a lower-case escape string", "select e'\\\\'; x", List.of("select e'\\\\'", "x")),
                arguments(
                        "an escape string that goes on", "select E'a'\n'\\';'; x", List.of("select E'a'\n'\\';'", "x")),
                arguments(
                        "an escape string that goes on after a comment",
                        "select E'a' -- b\n'\\';'; x",
                        List.of("select E'a' -- b\n'\\';'", "x")),
                arguments("a string beside it does not", "select E'a' '\\'; x", List.of("select E'a' '\\'", "x")),
                arguments("a word that ends in e", "select type'\\'; x", List.of("select type'\\'", "x")),
                arguments("a Unicode string", "select U&'\\0041;\\'; x", List.of("select U&'\\0041;\\'", "x")),
                arguments("a Unicode name", "select U&\"\\0041;\"; x", List.of("select U&\"\\0041;\"", "x")),
                arguments("bit strings", "select B'1;', X'F;'; x", List.of("select B'1;', X'F;'", "x")),
                arguments("a quoted name", "select \"a;\"\"b\"; x", List.of("select \"a;\"\"b\"", "x")),
                arguments("dollar quotes", "do $$ a; b $$; x", List.of("do $$ a; b $$", "x")),
                arguments("tagged dollar quotes", "do $a$ $$ ; $b$ $a$; x", List.of("do $a$ $$ ; $b$ $a$", "x")),
                arguments("a tag beyond ASCII", "do $é1$ ; $é1$; x", List.of("do $é1$ ; $é1$", "x")),
                arguments("parameters are no quotes", "select $1; select $2", List.of("select $1", "select $2")),
                arguments(
                        "dollars in a name", "select a$b$c; select $b$;$b$", List.of("select a$b$c", "select $b$;$b$")),
                arguments("a dollar quote after a number", "select 1$$;$$; x", List.of("select 1$$;$$", "x")),
                arguments("quotes in a comment", "-- it's\nselect 1; x", List.of("select 1", "x")),
                arguments(
                        "two rules' actions",
                        "create rule r as on insert to t do (a; b); x",
                        List.of("create rule r as on insert to t do (a; b)", "x")),
                arguments("a closing parenthesis too many", "select 1); x", List.of("select 1)", "x")),
                arguments(
                        "words beyond ASCII",
                        "select é; select 漢字\u00a0; x",
                        List.of("select é", "select 漢字\u00a0", "x")),
                arguments(
                        "an SQL body",
                        "create function f() returns int begin atomic select 1; select case when a then 1 else 2 end; end; x",
                        List.of(
                                "create function f() returns int begin atomic select 1; select case when a then 1 else 2 end; end",
                                "x")),
                arguments(
                        "labels in an SQL body",
                        "create or replace procedure p() begin atomic select 1 as end; select t.case from t; end; x",
                        List.of(
                                "create or replace procedure p() begin atomic select 1 as end; select t.case from t; end",
                                "x")),
                arguments(
                        "begin elsewhere",
                        "create table begin (atomic int); x",
                        List.of("create table begin (atomic int)", "x")),
                arguments(
                        "arrays and slices",
                        "select '{1,2}'::int[], a[1:2]; x",
                        List.of("select '{1,2}'::int[], a[1:2]", "x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void splitsWherePostgresWould(String name, String text, List<String> statements) {
        assertThat(new StatementSplitter(text).split()).extracting(s -> s.sql).isEqualTo(statements);
    }

    @Test
    void everyStatementKnowsItsPlace() {
        List<SqlStatement> statements = new StatementSplitter("""
                        -- a comment
                          select 1; /* another
                        */ select
                          2;
                        """).split();

        assertThat(statements).extracting(s -> s.line).containsExactly(2, 3);
        assertThat(statements).extracting(s -> s.column).containsExactly(3, 4);
    }

    static Stream<Arguments> brokenTexts() {
        return Stream.of(
                arguments("select 1;\n select 'a", "2:9", "this string is never closed"),
                arguments("select E'a\\'", "1:9", "this string is never closed"),
                arguments("select \"a", "1:8", "this quoted name is never closed"),
                arguments("do $x$ $$ ", "1:4", "the string that $x$ opens is never closed"),
                arguments("\n/* /* */", "2:1", "this comment is never closed by */"),
                arguments(
                        "select 1;\n\\connect other",
                        "2:1",
                        "a backslash outside a string is a command of psql (here \\connect), which a database does not"
                                + " know; say it in SQL"),
                arguments(
                        "copy t (a, b) from stdin;\n1\t'\n\\.",
                        "1:1",
                        "COPY FROM STDIN and TO STDOUT need psql, which carries the data; write INSERT statements, or COPY"
                                + " from a file of the server"),
                arguments(
                        ";copy (select 1) to stdout",
                        "1:2",
                        "COPY FROM STDIN and TO STDOUT need psql, which carries the data; write INSERT statements, or COPY"
                                + " from a file of the server"),
                arguments(
                        "set standard_conforming_strings = off",
                        "1:1",
                        "standard_conforming_strings = off changes where strings end and is not supported; write E'…' where"
                                + " a backslash escapes"));
    }

    @ParameterizedTest
    @MethodSource("brokenTexts")
    void refusesWhatIsNoSql(String text, String place, String message) {
        ScriptException refused =
                catchThrowableOfType(ScriptException.class, () -> new StatementSplitter(text).split());

        assertThat(refused).hasMessage(message);
        assertThat(refused.line() + ":" + refused.column()).isEqualTo(place);
        assertThat(refused.code()).isEqualTo(ScriptException.SQL);
    }

    @Test
    void whatLooksLikeCopyFromStandardInputIsNot() {
        String text = "copy t from 'file'; copy (select a from stdin) to 'file'; set standard_conforming_strings to on";

        assertThat(new StatementSplitter(text).split()).hasSize(3);
    }
}
