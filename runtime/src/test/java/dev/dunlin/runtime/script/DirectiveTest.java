package dev.dunlin.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Comments that tell the runtime something. */
class DirectiveTest {
    @Test
    void timeoutsHoldForTheStatementThatFollows() {
        Script script = Script.read("""
                select 1;
                -- dunlin:lock-timeout 500ms
                -- The table is busy.
                -- dunlin:statement-timeout 0
                select 2;
                --dunlin:statement-timeout 5min
                select 3;
                select 4;
                """, true);

        List<SqlStatement> statements = script.units.get(0).statements;
        assertThat(statements).extracting(s -> s.lockTimeout).containsExactly(null, Duration.ofMillis(500), null, null);
        assertThat(statements)
                .extracting(s -> s.statementTimeout)
                .containsExactly(null, Duration.ZERO, Duration.ofMinutes(5), null);
    }

    @Test
    void aFileWithoutTransactionSaysSoInItsFirstLine() {
        Script script = Script.read("-- dunlin:no-transaction\nselect 1;\nselect 2;\n", true);

        assertThat(script.isTransactional()).isFalse();
        assertThat(script.units).hasSize(2);
    }

    @Test
    void commentsForPeopleAreLeftAlone() {
        Script script = Script.read("""
                -- Dunlin: a name
                select '-- dunlin:nonsense';
                /* -- dunlin:nonsense */
                do $$ -- dunlin:nonsense
                $$;
                """, true);

        assertThat(script.statementCount()).isEqualTo(2);
    }

    static Stream<Arguments> mistakes() {
        String known = " is no directive that this version knows; there are no-transaction, repeatable, lock-timeout"
                + " TIME and statement-timeout TIME";
        return Stream.of(
                arguments("select 1;\n-- dunlin:retry 3\nselect 2", "2:1", "\"dunlin:retry 3\"" + known),
                arguments("-- dunlin:", "1:1", "\"dunlin:\"" + known),
                arguments(
                        "-- dunlin:no-transaction please\nselect 1", "1:1", "\"dunlin:no-transaction please\"" + known),
                arguments("-- dunlin:lock-timeout\nselect 1", "1:1", "\"dunlin:lock-timeout\"" + known),
                arguments(
                        "-- dunlin:lock-timeout soon\nselect 1",
                        "1:1",
                        "\"soon\" is no time; write 0, or a number with ms, s, min or h, such as 2s"),
                arguments(
                        "\n-- dunlin:no-transaction\nselect 1",
                        "2:1",
                        "this directive has no effect here: it must be the file's first line"),
                arguments(
                        "select 1; -- dunlin:lock-timeout 1s\nselect 2",
                        "1:11",
                        "this directive has no effect here: it must start its line"),
                arguments(
                        "select 1\n-- dunlin:lock-timeout 1s\n, 2",
                        "2:1",
                        "this directive has no effect here: it stands inside a statement; put it above"),
                arguments(
                        "select 1;\n-- dunlin:lock-timeout 1s\n",
                        "2:1",
                        "this directive has no effect here: no statement follows it"),
                arguments(
                        "-- dunlin:lock-timeout 1s\nbegin; select 1; commit;",
                        "2:1",
                        "the directive above transaction control has no effect; put it above the statement it is for"),
                arguments(
                        "-- dunlin:no-transaction\n-- dunlin:repeatable\nset role none",
                        "3:1",
                        "the directive above this statement has no effect; put it above one that commits as it goes"),
                arguments(
                        "-- dunlin:no-transaction\n-- dunlin:lock-timeout 1s\ncreate index concurrently i on t (a)",
                        "3:1",
                        "a statement that runs outside a transaction cannot have a lock timeout of its own, and a concurrent"
                                + " build that meets one leaves an invalid index; leave the directive out"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakenDirectiveIsRefused(String text, String place, String message) {
        ScriptException refused = catchThrowableOfType(ScriptException.class, () -> Script.read(text, true));

        assertThat(refused).hasMessage(message);
        assertThat(refused.line() + ":" + refused.column()).isEqualTo(place);
        assertThat(refused.code()).isEqualTo(ScriptException.DIRECTIVE);
    }

    @Test
    void aStatementThatCommitsAsItGoesMayBeRepeatedIfTheFileSaysSo() {
        String block = "do $$ begin update t set a = 1; commit; end $$";

        Script script = Script.read("-- dunlin:no-transaction\n-- dunlin:repeatable\n" + block + ";\n" + block, true);

        assertThat(script.units)
                .extracting(unit -> unit.statements.get(0).kind)
                .containsExactly(StatementKind.REPEATABLE, StatementKind.UNTRACEABLE);
    }

    @Test
    void aStatementThatCommitsAsItGoesIsNoPartOfATransaction() {
        String text = "-- dunlin:repeatable\nupdate t set a = 1";

        ScriptException refused = catchThrowableOfType(ScriptException.class, () -> Script.read(text, true));

        assertThat(refused)
                .hasMessage(
                        "this statement cannot run in a transaction; move it to a migration of its own whose first line is"
                                + " \"-- dunlin:no-transaction\"");
    }
}
