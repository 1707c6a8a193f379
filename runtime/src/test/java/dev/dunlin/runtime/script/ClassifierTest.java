package dev.dunlin.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement is, told by its words. */
class ClassifierTest {
    static Stream<Arguments> statements() {
        return Stream.of(
                arguments("select 1", "ORDINARY"),
                arguments("create index i on t (a)", "ORDINARY"),
                arguments("create table t (\"concurrently\" int)", "ORDINARY"),
                arguments("create index concurrently i on t (a)", "CREATE_INDEX i|t"),
                arguments(
                        "CREATE UNIQUE INDEX /* c */ CONCURRENTLY IF NOT EXISTS \"My\"\"I\" ON ONLY \"S\" . t USING gin (a)",
                        "CREATE_INDEX_IF_MISSING \"My\"\"I\"|\"S\".t"),
                arguments("create index concurrently Idx_A on Public.T (a)", "CREATE_INDEX Idx_A|Public.T"),
                arguments("create index concurrently on t (a)", "UNTRACEABLE"),
                arguments("create index concurrently U&\"i\" on t (a)", "UNTRACEABLE"),
                arguments("drop index a", "ORDINARY"),
                arguments("drop index concurrently a.\"B\" cascade", "DROP_INDEX a.\"B\"|null"),
                arguments("drop index concurrently if exists b", "DROP_INDEX b|null"),
                arguments("reindex table t", "ORDINARY"),
                arguments("reindex index concurrently s.i", "REINDEX s.i|null"),
                arguments("reindex (verbose, concurrently) table t", "REINDEX t|null"),
                arguments("reindex schema s", "REPEATABLE"),
                arguments("reindex database concurrently d", "REPEATABLE"),
                arguments("alter table a.p detach partition a.c concurrently", "DETACH_PARTITION a.c|a.p"),
                arguments("alter table if exists only p detach partition c finalize", "ORDINARY"),
                arguments("alter table t validate constraint c", "VALIDATION"),
                arguments("alter table t add column vacuum int", "ORDINARY"),
                arguments("alter system set work_mem = '4MB'", "REPEATABLE"),
                arguments("alter database d set tablespace x", "REPEATABLE"),
                arguments("alter database d set timezone = 'UTC'", "ORDINARY"),
                arguments("alter subscription s refresh publication", "UNTRACEABLE"),
                arguments("vacuum (analyze) t", "REPEATABLE"),
                arguments("analyze t", "ORDINARY"),
                arguments("cluster", "REPEATABLE"),
                arguments("cluster (verbose)", "REPEATABLE"),
                arguments("cluster t using i", "ORDINARY"),
                arguments("create database \"D\"", "CREATE_OBJECT \"D\"|database"),
                arguments("drop database if exists d", "DROP_OBJECT d|database"),
                arguments("create tablespace s location '/x'", "CREATE_OBJECT s|tablespace"),
                arguments("drop subscription s", "DROP_OBJECT s|subscription"),
                arguments("commit prepared 'x'", "UNTRACEABLE"),
                arguments("discard all", "REPEATABLE"),
                arguments("discard temp", "ORDINARY"),
                arguments("begin", "BEGIN"),
                arguments("BEGIN WORK", "BEGIN"),
                arguments("start transaction", "BEGIN"),
                arguments("commit", "COMMIT"),
                arguments("end transaction", "COMMIT"),
                arguments("commit work and no chain", "COMMIT"),
                arguments("savepoint a", "ORDINARY"),
                arguments("rollback to savepoint a", "ORDINARY"),
                arguments("set local lock_timeout = 0", "ORDINARY"),
                arguments("set constraints all deferred", "ORDINARY"),
                arguments("set transaction isolation level serializable", "TRANSACTION_MODE"),
                arguments("do $$ begin insert into t values (1); end $$", "ORDINARY"),
                arguments("do $a$ begin loop commit; end loop; end $a$", "UNTRACEABLE"),
                arguments("do language plpgsql $$ begin if a then rollback; end if; end $$", "UNTRACEABLE"),
                arguments("do $$ begin create temp table t (a int) on commit drop; end $$", "ORDINARY"),
                arguments("do $$ begin raise 'commit;'; /* ; commit; */ end $$", "ORDINARY"),
                arguments("do 'begin null; end'", "ORDINARY"),
                arguments("do $$ it's no SQL $$ language plpython3u", "ORDINARY"),
                arguments("set search_path = a, b", "SESSION_SETTING search_path = a , b|null"),
                arguments("set session search_path to a", "SESSION_SETTING search_path to a|null"),
                arguments("set role r", "SESSION_SETTING role r|null"),
                arguments("set session authorization r", "SESSION_SETTING session authorization r|null"),
                arguments("set a.b = 'it''s (;)'", "SESSION_SETTING a.b = 'it''s (;)'|null"),
                arguments("set time zone 'UTC'", "SESSION_SETTING time zone 'UTC'|null"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void tellsTheKind(String statement, String kind) {
        assertThat(new StatementSplitter(statement).split())
                .singleElement()
                .extracting(ClassifierTest::described)
                .isEqualTo(kind);
    }

    private static String described(SqlStatement statement) {
        return statement.name == null
                ? statement.kind.name()
                : statement.kind + " " + statement.name + "|" + statement.table;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback",
                "abort",
                "commit and chain",
                "prepare transaction 'x'",
                "begin isolation level serializable",
                "start transaction read only"
            })
    void refusesTransactionControlThatCannotBeKept(String statement) {
        ScriptException refused =
                catchThrowableOfType(ScriptException.class, () -> new StatementSplitter(statement).split());

        assertThat(refused.code()).isEqualTo(ScriptException.TRANSACTION_CONTROL);
    }
}
