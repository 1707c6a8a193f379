package dev.dunlin.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.dunlin.runtime.script.StatementKind.Begin;
import dev.dunlin.runtime.script.StatementKind.Commit;
import dev.dunlin.runtime.script.StatementKind.CreateGlobal;
import dev.dunlin.runtime.script.StatementKind.CreateIndex;
import dev.dunlin.runtime.script.StatementKind.DetachPartition;
import dev.dunlin.runtime.script.StatementKind.DropGlobal;
import dev.dunlin.runtime.script.StatementKind.DropIndex;
import dev.dunlin.runtime.script.StatementKind.GlobalObject;
import dev.dunlin.runtime.script.StatementKind.Ordinary;
import dev.dunlin.runtime.script.StatementKind.Reindex;
import dev.dunlin.runtime.script.StatementKind.Repeatable;
import dev.dunlin.runtime.script.StatementKind.SessionSetting;
import dev.dunlin.runtime.script.StatementKind.TransactionMode;
import dev.dunlin.runtime.script.StatementKind.Untraceable;
import dev.dunlin.runtime.script.StatementKind.Validation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement is, told by its words. */
class ClassifierTest {
    static Stream<Arguments> statements() {
        return Stream.of(
                arguments("select 1", new Ordinary()),
                arguments("create index i on t (a)", new Ordinary()),
                arguments("create table t (\"concurrently\" int)", new Ordinary()),
                arguments("create index concurrently i on t (a)", new CreateIndex("i", "t", false)),
                arguments(
                        "CREATE UNIQUE INDEX /* c */ CONCURRENTLY IF NOT EXISTS \"My\"\"I\" ON ONLY \"S\" . t USING gin (a)",
                        new CreateIndex("My\"I", "\"S\" . t", true)),
                arguments(
                        "create index concurrently Idx_A on Public.T (a)", new CreateIndex("idx_a", "Public.T", false)),
                arguments("create index concurrently on t (a)", new Untraceable()),
                arguments("create index concurrently U&\"i\" on t (a)", new Untraceable()),
                arguments("drop index a", new Ordinary()),
                arguments("drop index concurrently a.\"B\" cascade", new DropIndex("a.\"B\"")),
                arguments("drop index concurrently if exists b", new DropIndex("b")),
                arguments("reindex table t", new Ordinary()),
                arguments("reindex index concurrently s.i", new Reindex("s.i")),
                arguments("reindex (verbose, concurrently) table t", new Reindex("t")),
                arguments("reindex schema s", new Reindex(null)),
                arguments("reindex database concurrently d", new Reindex(null)),
                arguments("alter table a.p detach partition a.c concurrently", new DetachPartition("a.p", "a.c")),
                arguments("alter table if exists only p detach partition c finalize", new Ordinary()),
                arguments("alter table t validate constraint c", new Validation()),
                arguments("alter table t add column vacuum int", new Ordinary()),
                arguments("alter system set work_mem = '4MB'", new Repeatable()),
                arguments("alter database d set tablespace x", new Repeatable()),
                arguments("alter database d set timezone = 'UTC'", new Ordinary()),
                arguments("alter subscription s refresh publication", new Untraceable()),
                arguments("vacuum (analyze) t", new Repeatable()),
                arguments("analyze t", new Ordinary()),
                arguments("cluster", new Repeatable()),
                arguments("cluster (verbose)", new Repeatable()),
                arguments("cluster t using i", new Ordinary()),
                arguments("create database \"D\"", new CreateGlobal(GlobalObject.DATABASE, "D")),
                arguments("drop database if exists d", new DropGlobal(GlobalObject.DATABASE, "d")),
                arguments("create tablespace s location '/x'", new CreateGlobal(GlobalObject.TABLESPACE, "s")),
                arguments("drop subscription s", new DropGlobal(GlobalObject.SUBSCRIPTION, "s")),
                arguments("commit prepared 'x'", new Untraceable()),
                arguments("discard all", new Repeatable()),
                arguments("discard temp", new Ordinary()),
                arguments("begin", new Begin()),
                arguments("BEGIN WORK", new Begin()),
                arguments("start transaction", new Begin()),
                arguments("commit", new Commit()),
                arguments("end transaction", new Commit()),
                arguments("commit work and no chain", new Commit()),
                arguments("savepoint a", new Ordinary()),
                arguments("rollback to savepoint a", new Ordinary()),
                arguments("set local lock_timeout = 0", new Ordinary()),
                arguments("set constraints all deferred", new Ordinary()),
                arguments("set transaction isolation level serializable", new TransactionMode()),
                arguments("do $$ begin insert into t values (1); end $$", new Ordinary()),
                arguments("do $a$ begin loop commit; end loop; end $a$", new Untraceable()),
                arguments("do language plpgsql $$ begin if a then rollback; end if; end $$", new Untraceable()),
                arguments("do $$ begin create temp table t (a int) on commit drop; end $$", new Ordinary()),
                arguments("do $$ begin raise 'commit;'; /* ; commit; */ end $$", new Ordinary()),
                arguments("do 'begin null; end'", new Ordinary()),
                arguments("do $$ it's no SQL $$ language plpython3u", new Ordinary()),
                arguments("set search_path = a, b", new SessionSetting("SET LOCAL search_path = a, b")),
                arguments("set session search_path to a", new SessionSetting("SET LOCAL search_path to a")),
                arguments("set role r", new SessionSetting("SET LOCAL role r")),
                arguments("set session authorization r", new SessionSetting("SET LOCAL session authorization r")),
                arguments("set time zone 'UTC'", new SessionSetting("SET LOCAL time zone 'UTC'")));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void tellsTheKind(String statement, StatementKind kind) {
        assertThat(new StatementSplitter(statement).split())
                .singleElement()
                .extracting(SqlStatement::kind)
                .isEqualTo(kind);
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

        assertThat(refused.reason()).isEqualTo(ScriptException.Reason.TRANSACTION_CONTROL);
    }
}
