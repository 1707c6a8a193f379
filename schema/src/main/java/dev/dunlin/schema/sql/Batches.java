package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;

/** Statements that walk through a table block by block and commit as they go. They can run again from their start. */
final class Batches {
    /** Blocks of 8 KB in a batch: some ten thousand rows, which are locked for about a second. */
    private static final int BLOCKS = 500;

    private Batches() {}

    /**
     * An update in batches. A row that another session changes meanwhile may move to a block that was done already, so the
     * last statement looks for what is left; it finds next to nothing.
     *
     * @param update the statement up to its condition
     * @param rows the condition, which no longer holds for a row that was updated
     */
    static Statement update(QualifiedName table, String update, String rows, Fold before) {
        return Statement.repeatable("DO " + Sql.dollarQuoted("""

                DECLARE
                    dunlin_block bigint := 0;
                BEGIN
                    WHILE dunlin_block * current_setting('block_size')::bigint < %1$s LOOP
                        %2$s
                        WHERE ctid >= format('(%%s,0)', dunlin_block)::tid
                            AND ctid < format('(%%s,0)', dunlin_block + %4$d)::tid
                            AND %3$s;
                        COMMIT;
                        dunlin_block := dunlin_block + %4$d;
                    END LOOP;
                    %2$s WHERE %3$s;
                END
                """.formatted(size(table, before), update, rows, BLOCKS)));
    }

    /** The size in bytes of the table, or of the largest of its partitions. */
    private static String size(QualifiedName table, Fold before) {
        String name = Sql.literal(Sql.name(table));
        boolean isDivided = before.table(table).map(Table::partitioning).isPresent();
        return isDivided
                ? "(SELECT max(pg_relation_size(relid)) FROM pg_partition_tree(" + name + "))"
                : "pg_relation_size(" + name + ")";
    }
}
