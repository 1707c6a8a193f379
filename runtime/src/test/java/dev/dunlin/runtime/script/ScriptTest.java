package dev.dunlin.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which statements of a file take effect together. */
class ScriptTest {
    private static final String INDEX = "create index concurrently i on t (a)";

    @Test
    void aFileIsOneTransaction() {
        Script script = Script.read("select 1; select 2;", true);

        assertThat(script.isTransactional()).isTrue();
        assertThat(units(script)).containsExactly(List.of("select 1", "select 2"));
    }

    @Test
    void anEmptyFileIsOneTransaction() {
        Script script = Script.read("-- This is an empty migration.", true);

        assertThat(script.isTransactional()).isTrue();
        assertThat(script.statementCount()).isZero();
    }

    @Test
    void withoutTransactionEachStatementStandsAlone() {
        Script script = Script.read("-- dunlin:no-transaction\nselect 1;\n" + INDEX + ";\nselect 2;", true);

        assertThat(units(script)).containsExactly(List.of("select 1"), List.of(INDEX), List.of("select 2"));
        assertThat(script.units).extracting(Unit::isOutside).containsExactly(false, true, false);
        assertThat(script.units).extracting(Unit::lastNumber).containsExactly(1, 2, 3);
    }

    @Test
    void withoutTransactionABlockIsOneUnit() {
        Script script =
                Script.read("-- dunlin:no-transaction\nselect 1;\nbegin; select 2; select 3; commit;\nselect 4;", true);

        assertThat(units(script))
                .containsExactly(List.of("select 1"), List.of("select 2", "select 3"), List.of("select 4"));
    }

    @Test
    void aBlockAroundAllOfAFileChangesNothing() {
        Script script = Script.read("begin; select 1; select 2; commit;", true);

        assertThat(script.isTransactional()).isTrue();
        assertThat(units(script)).containsExactly(List.of("select 1", "select 2"));
    }

    @Test
    void aFileOfAnotherToolIsOneTransactionUnlessAStatementForbidsIt() {
        assertThat(Script.read("select 1; select 2", false).isTransactional()).isTrue();
        assertThat(units(Script.read("select 1; " + INDEX, false)))
                .containsExactly(List.of("select 1"), List.of(INDEX));
    }

    @Test
    void aFileOfAnotherToolCommitsWhereItSays() {
        Script script = Script.read("select 1; begin; select 2; commit; select 3; select 4; begin; commit;", false);

        assertThat(units(script)).containsExactly(List.of("select 1", "select 2"), List.of("select 3", "select 4"));
    }

    @Test
    void whatAnEarlierUnitSetsHoldsInLaterOnes() {
        Script script =
                Script.read("-- dunlin:no-transaction\nset search_path = a;\nselect 1;\nset role r;\nselect 2;", true);

        assertThat(script.units)
                .extracting(unit -> unit.settings.stream().map(s -> s.sql).toList())
                .containsExactly(
                        List.of(),
                        List.of("set search_path = a"),
                        List.of("set search_path = a"),
                        List.of("set search_path = a", "set role r"));
    }

    @Test
    void aStatementThatMayNotRunInATransactionIsRefusedInOne() {
        assertRefused(
                "select 1;\n" + INDEX,
                ScriptException.FORBIDDEN_IN_TRANSACTION,
                "2:1",
                "this statement cannot run in a transaction; move it to a migration of its own whose first line is"
                        + " \"-- dunlin:no-transaction\"");
        assertRefused(
                "-- dunlin:no-transaction\nbegin;\n" + INDEX + ";\ncommit;",
                ScriptException.FORBIDDEN_IN_TRANSACTION,
                "3:1",
                "this statement cannot run in a transaction; put it after the COMMIT of the block that opens in line 2");
    }

    @Test
    void aCommitInTheMiddleIsRefusedWhereTheFileClaimsToBeATransaction() {
        assertRefused(
                "begin; select 1; commit;\nselect 2;",
                ScriptException.TRANSACTION_CONTROL,
                "2:1",
                "a COMMIT above this statement ends the transaction, so the migration is not one; leave out BEGIN and"
                        + " COMMIT, or make \"-- dunlin:no-transaction\" the first line");
    }

    @Test
    void blocksMustOpenAndCloseInPairs() {
        assertRefused("begin;\nselect 1;", ScriptException.TRANSACTION_CONTROL, "1:1", "this BEGIN has no COMMIT");
        assertRefused("select 1;\ncommit;", ScriptException.TRANSACTION_CONTROL, "2:1", "this COMMIT has no BEGIN");
        assertRefused(
                "begin;\nbegin;\ncommit;",
                ScriptException.TRANSACTION_CONTROL,
                "2:1",
                "there is a transaction already, opened in line 1");
    }

    @Test
    void theModeOfATransactionIsSetBeforeItsFirstStatement() {
        String mode = "set transaction isolation level serializable";

        assertThat(Script.read(mode + "; select 1", true).units.get(0).setsMode())
                .isTrue();
        assertThat(Script.read("set a.b = 1; " + mode, true).units.get(0).setsMode())
                .isTrue();
        assertThat(Script.read("select 1; " + mode, true).units.get(0).setsMode())
                .isFalse();
        assertThat(Script.read("", true).units.get(0).setsMode()).isFalse();
    }

    @Test
    void aSettingCannotReachAStatementOutsideTransactions() {
        assertRefused(
                "-- dunlin:no-transaction\nset maintenance_work_mem = '1GB';\n" + INDEX,
                ScriptException.SQL,
                "2:1",
                "a setting cannot reach the statement in line 3, which runs outside a transaction, and must not stay on"
                        + " the connection; give it to the role (ALTER ROLE … SET), or in the connection's options");
    }

    private static List<List<String>> units(Script script) {
        return script.units.stream()
                .map(unit -> unit.statements.stream().map(s -> s.sql).toList())
                .toList();
    }

    private static void assertRefused(String text, String code, String place, String message) {
        ScriptException refused = catchThrowableOfType(ScriptException.class, () -> Script.read(text, true));

        assertThat(refused).hasMessage(message);
        assertThat(refused.line() + ":" + refused.column()).isEqualTo(place);
        assertThat(refused.code()).isEqualTo(code);
    }
}
