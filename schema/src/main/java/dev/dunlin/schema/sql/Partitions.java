package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Partitions as statements. */
final class Partitions {
    private Partitions() {}

    /** The partitions of a new table that are part of it. */
    static List<Statement> create(QualifiedName table, Partitioning partitioning, Fold before) {
        List<Statement> statements = new ArrayList<>();
        for (Partition partition : partitioning.parentsFirst()) {
            if (partition.attached()) {
                String origin = " PARTITION OF " + Sql.name(parent(table, partition)) + "\n    "
                        + Bounds.clause(partition.bound());
                create(partition, origin, before, statements);
            }
        }
        return statements;
    }

    /** The partitions of a new table that are kept apart; they have its indexes only if these are there before. */
    static List<Statement> createDetached(
            QualifiedName table, List<Column> columns, Partitioning partitioning, Fold before) {
        List<Statement> statements = new ArrayList<>();
        for (Partition partition : partitioning.parentsFirst()) {
            if (!partition.attached()) {
                create(partition, like(table, partition), before, statements);
                statements.addAll(Columns.notCopied(partition.name(), columns));
            }
        }
        return statements;
    }

    /**
     * Creates a partition beside others. It is made by itself and then attached, which blocks nobody, whereas {@code PARTITION
     * OF} locks the whole table.
     */
    static List<Statement> add(PartitionChange.AddPartition add, Fold before, boolean transactional) {
        Partition partition = add.partition();
        List<Statement> statements = new ArrayList<>();
        create(partition, like(add.table(), partition), before, statements);
        statements.addAll(Columns.notCopied(
                partition.name(), before.table(add.table()).orElseThrow().columns()));
        if (partition.attached()) {
            new Attachment(add.table(), partition, before, transactional).addTo(statements, true);
        }
        return statements;
    }

    /** Drops a partition; where foreign keys refer to the table, PostgreSQL drops only what was detached. */
    static List<Statement> drop(PartitionChange.DropPartition drop, Fold before, boolean transactional) {
        List<Statement> statements = new ArrayList<>();
        boolean concurrently = !transactional && canDetachConcurrently(drop.table(), drop.partition(), before);
        if (concurrently || (drop.partition().attached() && isReferenced(drop.table(), before))) {
            statements.add(detach(drop.table(), drop.partition(), concurrently));
        }
        statements.add(Statement.of("DROP TABLE " + Sql.name(drop.partition().name())));
        return statements;
    }

    static List<Statement> alter(PartitionChange.AlterPartition alter, Fold before, boolean transactional) {
        List<Statement> statements = new ArrayList<>();
        Partition to = alter.to();
        if (alter.movesBound()) {
            new Attachment(alter.table(), to, before, transactional).moveTo(statements);
        } else if (alter.detaches()) {
            detach(alter, before, transactional, statements);
        } else if (alter.attaches()) {
            new Attachment(alter.table(), to, before, transactional).addTo(statements, false);
        }
        TableOptions from = alter.from().options();
        if (!from.equals(to.options())) {
            statements.addAll(Tables.alter(to.name(), from, to.options()));
        }
        return statements;
    }

    /**
     * Detaches a partition that stays. PostgreSQL gives one that is detached concurrently a check of its bound, unless one
     * that proves it is there already: so one is there, and goes afterwards.
     */
    private static void detach(
            PartitionChange.AlterPartition alter, Fold before, boolean transactional, List<Statement> statements) {
        Partition partition = alter.from();
        Optional<String> condition = transactional || !canDetachConcurrently(alter.table(), partition, before)
                ? Optional.empty()
                : Bounds.condition(before.table(alter.table()).orElseThrow(), partition);
        List<Statement> proofsGone = new ArrayList<>();
        condition.ifPresent(sql -> Attachment.prove(partition.name(), sql, statements, proofsGone));
        statements.add(detach(alter.table(), partition, condition.isPresent()));
        statements.addAll(proofsGone);
    }

    /** The partitions that do not go with their table. */
    static List<Statement> dropDetached(Partitioning partitioning) {
        return partitioning.partitions().stream()
                .filter(partition -> !partition.attached())
                .map(partition -> Statement.of("DROP TABLE " + Sql.name(partition.name())))
                .toList();
    }

    private static void create(Partition partition, String origin, Fold before, List<Statement> statements) {
        TableOptions options = partition.options();
        Namespaces.create(partition.name(), before).ifPresent(statements::add);
        statements.add(Statement.of("CREATE " + (options.unlogged() ? "UNLOGGED " : "") + "TABLE "
                + Sql.name(partition.name()) + origin
                + (partition.key() == null ? "" : "\n    " + Bounds.by(partition.key()))
                + (options.storage().isEmpty() ? "" : "\n    WITH " + Storage.parameters(options.storage()))
                + (options.tablespace() == null ? "" : "\n    TABLESPACE " + Sql.identifier(options.tablespace()))));
        if (options.comment() != null) {
            statements.add(Comments.onTable(partition.name(), options.comment()));
        }
    }

    /** Everything that a partition has from its table, but for an identity, which partitions share. */
    private static String like(QualifiedName table, Partition partition) {
        return " (LIKE " + Sql.name(parent(table, partition))
                + " INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS)";
    }

    private static boolean isReferenced(QualifiedName table, Fold before) {
        return before.tables().values().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.target().equals(table));
    }

    /** PostgreSQL refuses it for a table with a default partition (manual, {@code ALTER TABLE}). */
    private static boolean canDetachConcurrently(QualifiedName table, Partition partition, Fold before) {
        return partition.attached()
                && !partition.isDefault()
                && partitioning(table, before).defaultBeside(partition).isEmpty();
    }

    private static Partitioning partitioning(QualifiedName table, Fold before) {
        return Objects.requireNonNull(before.table(table).orElseThrow().partitioning());
    }

    private static Statement detach(QualifiedName table, Partition partition, boolean concurrently) {
        String sql = AlterTable.statement(parent(table, partition), "DETACH PARTITION " + Sql.name(partition.name()))
                .sql();
        return concurrently ? Statement.unlimited(sql + " CONCURRENTLY") : Statement.of(sql);
    }

    private static QualifiedName parent(QualifiedName table, Partition partition) {
        QualifiedName parent = partition.parent();
        return parent == null ? table : parent;
    }

    /**
     * Makes a table a partition. Outside a transaction it is proved before that its rows belong there, and that the default
     * partition has none of them, so that neither is read while it is locked.
     */
    private record Attachment(QualifiedName table, Partition partition, Fold before, boolean transactional) {
        void addTo(List<Statement> statements, boolean isEmpty) {
            surrounded(statements, List.of(AlterTable.statement(parent(table, partition), attach())), !isEmpty);
        }

        /** Detaches and attaches at once, so that nobody sees the table without the rows. */
        void moveTo(List<Statement> statements) {
            QualifiedName parent = parent(table, partition);
            String detach = "DETACH PARTITION " + Sql.name(partition.name());
            List<Statement> both =
                    List.of(AlterTable.statement(parent, detach), AlterTable.statement(parent, attach()));
            if (!transactional) {
                String body =
                        "\nBEGIN\n    %s;\n    %s;\nEND\n".formatted(indented(both.get(0)), indented(both.get(1)));
                both = List.of(Statement.of("DO " + Sql.dollarQuoted(body)));
            }
            surrounded(statements, both, true);
        }

        private static String indented(Statement statement) {
            return statement.sql().replace("\n", "\n    ");
        }

        private String attach() {
            return "ATTACH PARTITION " + Sql.name(partition.name()) + "\n    " + Bounds.clause(partition.bound());
        }

        private void surrounded(List<Statement> statements, List<Statement> attach, boolean hasRows) {
            List<Statement> proofsGone = new ArrayList<>();
            if (!transactional) {
                Table divided = before.table(table).orElseThrow();
                Partitioning partitioning = Objects.requireNonNull(divided.partitioning());
                if (hasRows) {
                    Bounds.condition(divided, partition)
                            .ifPresent(sql -> prove(partition.name(), sql, statements, proofsGone));
                }
                partitioning
                        .defaultBeside(partition)
                        .ifPresent(other -> Bounds.exclusion(divided, partition)
                                .ifPresent(sql -> prove(other.name(), sql, statements, proofsGone)));
            }
            statements.addAll(attach);
            statements.addAll(proofsGone);
        }

        static void prove(QualifiedName rows, String condition, List<Statement> before, List<Statement> after) {
            String name = "dunlin_bound";
            before.add(AlterTable.statement(
                    rows, "ADD CONSTRAINT " + Sql.identifier(name) + "\n    CHECK (" + condition + ") NOT VALID"));
            before.add(Constraints.validate(rows, name, false));
            after.add(Constraints.drop(rows, name));
        }
    }
}
