package dev.dunlin.runtime.script;

import org.jspecify.annotations.Nullable;

/** What a runner has to know of a statement before it sends it. */
public sealed interface StatementKind {
    /** Runs in a transaction. */
    record Ordinary() implements StatementKind {}

    /** Validates a constraint: its time grows with the table, so that no general limit suits it. */
    record Validation() implements StatementKind {}

    /** Opens a transaction block. */
    record Begin() implements StatementKind {}

    /** Closes a transaction block and keeps its work. */
    record Commit() implements StatementKind {}

    /** Sets the isolation level or the like, which only the start of a transaction can do. */
    record TransactionMode() implements StatementKind {}

    /**
     * Sets a parameter for the session.
     *
     * @param local the same statement for the current transaction
     */
    record SessionSetting(String local) implements StatementKind {}

    /**
     * PostgreSQL forbids this statement a transaction block (SQLSTATE 25001), so it cannot commit together with a note
     * of its success. Each kind says how the catalog tells after a crash whether it happened. Names are as they stand in
     * the statement, so with their quotes, unless said otherwise.
     */
    sealed interface Outside extends StatementKind {}

    /**
     * {@code CREATE INDEX CONCURRENTLY}: done when the index is there and valid; an invalid one is what a broken build
     * leaves.
     *
     * @param index the index's name without quotes and in its final case
     * @param table the table, perhaps qualified; the index is in its schema
     */
    record CreateIndex(String index, String table, boolean ifNotExists) implements Outside {}

    /** {@code DROP INDEX CONCURRENTLY}: done when the index is gone. */
    record DropIndex(String index) implements Outside {}

    /**
     * {@code REINDEX … CONCURRENTLY}: may be run again, once what a broken run leaves is gone.
     *
     * @param relation the index or table; null for a whole schema or database
     */
    record Reindex(@Nullable String relation) implements Outside {}

    /** {@code ALTER TABLE … DETACH PARTITION … CONCURRENTLY}: done, or begun and to be finished, as the catalog says. */
    record DetachPartition(String parent, String partition) implements Outside {}

    /** {@code CREATE DATABASE} and the like: done when an object of that name is there. The name is without quotes. */
    record CreateGlobal(GlobalObject object, String name) implements Outside {}

    /** {@code DROP DATABASE} and the like: done when no object of that name is there. The name is without quotes. */
    record DropGlobal(GlobalObject object, String name) implements Outside {}

    /** {@code VACUUM}, {@code CLUSTER}, {@code ALTER SYSTEM} and the like: running it twice is running it once. */
    record Repeatable() implements Outside {}

    /** A statement that no catalog can tell of: when its fate is unknown, a person has to look. */
    record Untraceable() implements Outside {}

    /** Objects that belong to no schema, with the catalog that lists them. */
    enum GlobalObject {
        DATABASE("pg_catalog.pg_database", "datname"),
        TABLESPACE("pg_catalog.pg_tablespace", "spcname"),
        SUBSCRIPTION("pg_catalog.pg_subscription", "subname");

        private final String catalog;
        private final String nameColumn;

        GlobalObject(String catalog, String nameColumn) {
            this.catalog = catalog;
            this.nameColumn = nameColumn;
        }

        public String catalog() {
            return catalog;
        }

        public String nameColumn() {
            return nameColumn;
        }
    }
}
