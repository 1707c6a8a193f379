package dev.dunlin.schema.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementTest {
    @Test
    void semicolonsInBodiesQuotesAndParenthesesEndNothing() {
        String text = """
                -- What it does; more.
                CREATE FUNCTION a() RETURNS int BEGIN ATOMIC
                    SELECT CASE WHEN true THEN 1 END;
                    SELECT 2;
                END;

                CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT ';');
                DO $$ BEGIN NULL; END $$
                """;

        assertThat(SqlStatement.of(text)).extracting(SqlStatement::line).containsExactly(2, 7, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE FUNCTION f() RETURNS int AS $$ $$ | DROP FUNCTION f()",
                "create or replace function \"My\".f(a int = 1, VARIADIC b text[] DEFAULT '{}') returns int"
                        + " | DROP FUNCTION \"My\".f(a int, VARIADIC b text[])",
                "CREATE PROCEDURE p(numeric(10, 2)) AS '' | DROP PROCEDURE p(numeric(10, 2))",
                "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int) | DROP AGGREGATE total(int)",
                "CREATE TRIGGER t AFTER UPDATE OF a, b ON s.x EXECUTE FUNCTION f() | DROP TRIGGER t ON s.x",
                "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON x EXECUTE FUNCTION f() | DROP TRIGGER t ON x",
                "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f() | DROP EVENT TRIGGER e",
                "CREATE OR REPLACE VIEW v AS SELECT 1 | DROP VIEW v",
                "CREATE RULE r AS ON DELETE TO x DO INSTEAD NOTHING | DROP RULE r ON x",
                "CREATE POLICY p ON x USING (true) | DROP POLICY p ON x",
                "GRANT SELECT ON x TO a, b WITH GRANT OPTION | REVOKE SELECT ON x FROM a, b",
            })
    void whatAStatementCreatesIsKnownAndHowItGoes(String statement, String removal) {
        assertThat(SqlObject.of("x", statement).removal().orElseThrow())
                .extracting(definition -> definition.removal().sql())
                .containsExactly(removal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "CREATE FUNCTION f",
                "CREATE AGGREGATE a (BASETYPE = int, SFUNC = f, STYPE = int)",
                "CREATE CAST (a AS b) WITHOUT FUNCTION",
                "ALTER TABLE t OWNER TO x",
                "DO $$ $$"
            })
    void whatIsNotUnderstoodHasNoRemoval(String statement) {
        assertThat(SqlObject.of("x", statement).removal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "commit",
                "VACUUM t",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)",
                "ALTER SYSTEM SET x = 1",
                "COPY t FROM STDIN",
                "SET search_path = audit",
                "SET LOCAL role = app",
                "SET SESSION AUTHORIZATION app",
                "\\i file.sql"
            })
    void noMigrationCarriesWhatNeedsToStandAlone(String statement) {
        assertThat(SqlStatement.of(statement).get(0).objection()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SET check_function_bodies = off",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END"
            })
    void othersAreCarried(String statement) {
        assertThat(SqlStatement.of(statement).get(0).objection()).isEmpty();
    }

    @Test
    void aFunctionWithAnotherResultCannotBeReplaced() {
        SqlObject old = SqlObject.of("f", "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'");

        assertThat(SqlObject.of("f", "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2'")
                        .outdated(old))
                .isEmpty();
        assertThat(SqlObject.of("f", "CREATE OR REPLACE FUNCTION f(a int) RETURNS text LANGUAGE sql AS 'SELECT 2'")
                        .outdated(old))
                .hasSize(1);
        assertThat(SqlObject.of("f", "CREATE OR REPLACE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 2'")
                        .outdated(old))
                .hasSize(1);
    }
}
