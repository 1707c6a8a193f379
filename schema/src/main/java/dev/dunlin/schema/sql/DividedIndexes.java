package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.naming.DerivedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Indexes, keys and foreign keys of partitioned tables outside a transaction. PostgreSQL cannot build them concurrently for
 * the whole table: each partition gets its own, and the one of the table takes them over (PostgreSQL manual, "Table
 * Partitioning", 5.12.2.2).
 */
final class DividedIndexes {
    private final QualifiedName table;
    private final List<Partition> partitions;

    private DividedIndexes(QualifiedName table, Partitioning partitioning) {
        this.table = table;
        this.partitions = partitioning.attached();
    }

    /** Those of a table that is divided into partitions that are known. */
    static DividedIndexes of(Table table) {
        return new DividedIndexes(table.name(), Objects.requireNonNull(table.partitioning()));
    }

    List<Statement> create(Index index) {
        List<Statement> statements = new ArrayList<>();
        statements.addAll(Indexes.createOnly(table, index));
        for (Partition partition : partitions) {
            Index own = index.withName(name(partition, index.name())).withComment(null);
            statements.addAll(
                    partition.key() == null
                            ? Indexes.create(partition.name(), own, false)
                            : Indexes.createOnly(partition.name(), own));
        }
        attach(index.name(), statements);
        return statements;
    }

    /** Adds a primary key or unique constraint. */
    List<Statement> addKey(Constraint key, Index index) {
        List<Statement> statements = new ArrayList<>();
        statements.addAll(Constraints.addOnly(table, key));
        for (Partition partition : partitions) {
            Constraint own = key.withName(name(partition, key.name())).withComment(null);
            if (partition.key() == null) {
                statements.addAll(Indexes.create(partition.name(), index.withName(own.name()), false));
                statements.addAll(Constraints.promote(partition.name(), own));
            } else {
                statements.addAll(Constraints.addOnly(partition.name(), own));
            }
        }
        attach(key.name(), statements);
        return statements;
    }

    /** Adds a foreign key that each partition holds to already, so that no row is read under a lock. */
    List<Statement> addForeignKey(Constraint.ForeignKey key) {
        List<Statement> statements = new ArrayList<>();
        for (Partition partition : partitions) {
            if (partition.key() == null) {
                statements.addAll(
                        Constraints.add(partition.name(), key.withValid(false).withComment(null)));
                statements.add(Constraints.validate(partition.name(), key.name(), false));
            }
        }
        statements.addAll(Constraints.add(table, key));
        return statements;
    }

    private void attach(String name, List<Statement> statements) {
        for (Partition partition : partitions) {
            QualifiedName above = partition.parent() == null
                    ? table.sibling(name)
                    : partitions.stream()
                            .filter(other -> other.name().equals(partition.parent()))
                            .findFirst()
                            .map(other -> other.name().sibling(name(other, name)))
                            .orElseThrow();
            QualifiedName own = partition.name().sibling(name(partition, name));
            statements.add(Statement.of("ALTER INDEX " + Sql.name(above) + " ATTACH PARTITION " + Sql.name(own)));
        }
    }

    private String name(Partition partition, String index) {
        return DerivedNames.ofPartition(partition.name().name(), table.name(), index);
    }
}
